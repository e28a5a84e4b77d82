import { asc, eq } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { plainText } from '#lib/markdown/render.server.ts';
import type { Person } from '../accounts/person.ts';
import { setLinks } from '../entries/links.server.ts';
import { entry } from '../entries/tables.server.ts';
import { setTopics, topicsOf } from '../entries/topics.server.ts';
import { learnedFrom, setLearned, type Learned } from '../lessons/lessons.server.ts';
import { put } from '../search/searchable.server.ts';
import { foldedSkill } from '../skills/skill.ts';
import type { Need, ProjectContent } from './project.ts';
import { project, projectNeed } from './tables.server.ts';

/** Writes what a project has beside what every entry has, and what a search finds it by. */
export async function writeContent(
	tx: Transaction,
	entryId: number,
	content: ProjectContent,
	more: Partial<Pick<typeof project.$inferInsert, 'seasonId' | 'fromId'>> = {},
): Promise<void> {
	const { pitch, question, repository, links, capacity, asksFirst } = content;
	const at = now();
	const row = { pitch, question, repository, links, capacity, asksFirst, stirredAt: at, ...more };
	await tx
		.insert(project)
		.values({ entryId, ...row, stateAt: at })
		.onConflictDoUpdate({ target: project.entryId, set: row });
	await writeNeeds(tx, entryId, content.needs);
	await setTopics(tx, entryId, content.topics);
	await setLinks(tx, entryId, [content.title, pitch, question, content.about].filter(Boolean));
	await searchAgain(tx, entryId);
}

async function writeNeeds(tx: Transaction, entryId: number, needs: readonly Need[]): Promise<void> {
	await tx.delete(projectNeed).where(eq(projectNeed.entryId, entryId));
	if (needs.length === 0) return;
	await tx
		.insert(projectNeed)
		.values(needs.map((need, position) => ({ ...need, entryId, position, folded: foldedSkill(need.name) })));
}

export async function readContent(
	db: Reader,
	found: Pick<typeof entry.$inferSelect, 'id' | 'title' | 'body'>,
): Promise<ProjectContent> {
	const [row] = await db.select().from(project).where(eq(project.entryId, found.id));
	if (!row) throw new Error(`The project of entry ${found.id} is incomplete.`);
	const { pitch, question, repository, links, capacity, asksFirst } = row;
	const needs = await db
		.select({
			name: projectNeed.name,
			weight: projectNeed.weight,
			teaches: projectNeed.teaches,
			count: projectNeed.count,
		})
		.from(projectNeed)
		.where(eq(projectNeed.entryId, found.id))
		.orderBy(asc(projectNeed.position));
	const topics = (await topicsOf(db, [found.id])).get(found.id) ?? [];
	return {
		...{ title: found.title, about: found.body, topics, needs },
		...{ pitch, question, repository, links, capacity, asksFirst },
	};
}

/**
 * Adds a lesson to those of a project.
 * @returns its id
 */
export async function learn(tx: Transaction, who: Person, entryId: number, text: string): Promise<number> {
	const { lessons, changes } = await learnedFrom(tx, entryId);
	await setLearned(tx, who, entryId, { lessons: [...lessons, { text }], changes });
	await searchAgain(tx, entryId);
	const after = await learnedFrom(tx, entryId);
	const last = after.lessons.at(-1);
	if (!last) throw new Error(`The lesson of entry ${entryId} was not stored.`);
	return last.id;
}

/** What it is found by, as it stands now: whoever changes its lessons or its topics asks for this. */
export async function searchAgain(tx: Transaction, entryId: number): Promise<void> {
	const [found] = await tx.select().from(entry).where(eq(entry.id, entryId));
	if (!found) throw new Error(`Entry ${entryId} is not there.`);
	const content = await readContent(tx, found);
	await put(tx, entryId, searchedBy(content, await learnedFrom(tx, entryId), found.createdAt));
}

function searchedBy(content: ProjectContent, { lessons, changes }: Learned, at: number) {
	const { title, pitch, question, about, needs, topics } = content;
	return {
		title,
		lessons: [...lessons, ...changes].map(({ text }) => plainText(text)).join('\n'),
		body: [pitch, question, plainText(about), ...needs.map(({ name }) => name)].filter(Boolean).join('\n'),
		topics,
		severity: null,
		at,
	};
}
