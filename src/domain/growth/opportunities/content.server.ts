import { asc, eq, inArray } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { plainText } from '#lib/markdown/render.server.ts';
import { setLinks } from '../../entries/links.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { setTopics, topicsOf } from '../../entries/topics.server.ts';
import { put } from '../../search/searchable.server.ts';
import { foldedSkill } from '../../skills/skill.ts';
import type { AskedSkill, OpportunityContent } from './opportunity.ts';
import { opportunity, opportunitySkill } from './tables.server.ts';

export type OpportunityRow = typeof opportunity.$inferSelect;

export async function rowOf(db: Reader, entryId: number): Promise<OpportunityRow> {
	const [row] = await db.select().from(opportunity).where(eq(opportunity.entryId, entryId));
	if (!row) throw new Error(`The opening of entry ${entryId} is incomplete.`);
	return row;
}

/** Writes what an opening has beside what every entry has, and what a search finds it by. */
export async function writeContent(
	tx: Transaction,
	entryId: number,
	content: OpportunityContent,
	contactId: number | null,
): Promise<void> {
	const { title: _title, details: _details, skills, topics, ...facts } = content;
	const at = now();
	await tx
		.insert(opportunity)
		.values({ entryId, contactId, ...facts, stateAt: at, standsAt: at })
		.onConflictDoUpdate({ target: opportunity.entryId, set: { ...facts, contactId } });
	await writeSkills(tx, entryId, skills);
	await setTopics(tx, entryId, topics);
	const { title, pitch, learns, details, about } = content;
	await setLinks(tx, entryId, [title, pitch, learns, details, about].filter(Boolean));
	await searchAgain(tx, entryId);
}

async function writeSkills(tx: Transaction, entryId: number, skills: readonly AskedSkill[]): Promise<void> {
	await tx.delete(opportunitySkill).where(eq(opportunitySkill.entryId, entryId));
	if (skills.length === 0) return;
	await tx
		.insert(opportunitySkill)
		.values(skills.map((one, position) => ({ ...one, entryId, position, folded: foldedSkill(one.name) })));
}

export async function readContent(
	db: Reader,
	found: Pick<typeof entry.$inferSelect, 'id' | 'title' | 'body'>,
): Promise<OpportunityContent> {
	const row = await rowOf(db, found.id);
	const { form, pitch, learns, hoursAWeek, weeks, place, zone } = row;
	const { startsOn, endsOn, asksUntil, places, about } = row;
	return {
		...{ title: found.title, form, pitch, details: found.body, learns },
		...{ hoursAWeek, weeks, place, zone, startsOn, endsOn, asksUntil, places, about },
		skills: (await skillsAsked(db, [found.id])).get(found.id) ?? [],
		topics: (await topicsOf(db, [found.id])).get(found.id) ?? [],
	};
}

/** What openings ask for, by the id of the entry, each in its order. */
export async function skillsAsked(
	db: Reader,
	entryIds: readonly number[],
): Promise<Map<number, AskedSkill[]>> {
	const { entryId, name, weight, teaches } = opportunitySkill;
	const rows = await db
		.select({ entryId, name, weight, teaches })
		.from(opportunitySkill)
		.where(inArray(entryId, [...entryIds]))
		.orderBy(asc(entryId), asc(opportunitySkill.position));
	const grouped = Map.groupBy(rows, (row) => row.entryId);
	return new Map([...grouped].map(([id, all]) => [id, all.map(({ entryId: _, ...one }) => one)] as const));
}

/** What it is found by, as it stands now. */
export async function searchAgain(tx: Transaction, entryId: number): Promise<void> {
	const [found] = await tx.select().from(entry).where(eq(entry.id, entryId));
	if (!found) throw new Error(`Entry ${entryId} is not there.`);
	const { title, pitch, learns, details, place, skills, topics } = await readContent(tx, found);
	const names = skills.map(({ name }) => name);
	await put(tx, entryId, {
		title,
		lessons: '',
		body: [pitch, learns, plainText(details), place, ...names].filter(Boolean).join('\n'),
		topics,
		severity: null,
		at: found.createdAt,
	});
}
