import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { forbidden } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { peopleInside } from '../../accounts/tending.server.ts';
import { findEntry, type Found } from '../../entries/entries.server.ts';
import { author, reader } from '../../entries/tables.server.ts';
import { readGraph } from '../../skills/graph.server.ts';
import { SKILLS_SEEN } from '../../skills/seen-by.ts';
import { canDo, foldedSkill } from '../../skills/skill.ts';
import { personSkill, skillsSeen } from '../../skills/tables.server.ts';
import { readContent } from '../opportunities/content.server.ts';
import { KIND, type Form } from '../opportunities/opportunity.ts';
import { isSeenBy } from '../profile/seeing.server.ts';
import type { OpenTo } from '../profile/profile.ts';
import { growthProfile, openTo } from '../profile/tables.server.ts';
import { fitAmong, type Fit } from './fit.ts';

/** Who takes up what is on offer is open to this. */
const TAKEN_UP_BY: Record<Form, OpenTo> = {
	project: 'project',
	hack: 'project',
	role: 'project',
	mentorship: 'being-mentored',
	pairing: 'pairing',
	shadowing: 'shadowing',
};

/**
 * Why few or many match, for those who look after an opening: numbers from five on, and never names. Only people count
 * who may read it, say that they are open to such a thing, and let everybody here see that and what they can do.
 */
export async function fitOf(
	db: Database,
	who: Person,
	number: number,
): Promise<Fit & { title: string; form: Form }> {
	const found = await findEntry(db.read, who, KIND, number);
	if (!found.isAuthor) forbidden('Whoever looks after an opening sees why few or many match.');
	const { form, skills } = await readContent(db.read, found);
	const ids = await whoCouldTakeUp(db.read, found, TAKEN_UP_BY[form]);
	const bring = await broughtBy(db.read, ids);
	const asks = skills.map((one) => ({ ...one, folded: foldedSkill(one.name) }));
	return { title: found.title, form, ...fitAmong(asks, bring, await readGraph(db)) };
}

async function whoCouldTakeUp(db: Reader, found: Found, what: OpenTo): Promise<number[]> {
	const rows = await db
		.select({
			id: person.id,
			rests: openTo.restsUntil,
			seenOpenTo: growthProfile.seenOpenTo,
			...{ seenDo: skillsSeen.seenDo, seenTeach: skillsSeen.seenTeach },
			zone: person.zone,
		})
		.from(openTo)
		.innerJoin(person, eq(person.id, openTo.personId))
		.leftJoin(growthProfile, eq(growthProfile.personId, person.id))
		.leftJoin(skillsSeen, eq(skillsSeen.personId, person.id))
		.where(and(eq(openTo.what, what), isNull(person.deactivatedAt), ne(person.role, 'guest')));
	const mayRead = await readersOf(db, found);
	const isShown = (row: (typeof rows)[number]) =>
		[
			row.seenOpenTo ?? 'workspace',
			row.seenDo ?? SKILLS_SEEN.seenDo,
			row.seenTeach ?? SKILLS_SEEN.seenTeach,
		].every((seenBy) => isSeenBy('workspace', seenBy));
	const isResting = ({ rests, zone }: (typeof rows)[number]) =>
		rests !== null && rests >= isoDay(now(), zone);
	return rows.filter((row) => isShown(row) && !isResting(row) && mayRead(row.id)).map(({ id }) => id);
}

/** Of those who do not look after it. */
async function readersOf(db: Reader, found: Found): Promise<(id: number) => boolean> {
	const authors = await db.select({ id: author.personId }).from(author).where(eq(author.entryId, found.id));
	const own = new Set(authors.map(({ id }) => id));
	if (found.visibility === 'workspace') return (id) => !own.has(id);
	const named =
		found.visibility === 'team'
			? await peopleInside(db, found.teamId ?? 0)
			: (await db.select({ id: reader.personId }).from(reader).where(eq(reader.entryId, found.id))).map(
					({ id }) => id,
				);
	const readers = new Set(named);
	return (id) => readers.has(id) && !own.has(id);
}

/** What each of them says they can do or teach, by name. */
async function broughtBy(db: Reader, ids: readonly number[]): Promise<string[][]> {
	const { personId, folded, level } = personSkill;
	const rows = await db
		.select({ personId, folded, level })
		.from(personSkill)
		.where(inArray(personId, [...ids]));
	const grouped = Map.groupBy(
		rows.filter((row) => canDo(row.level)),
		(row) => row.personId,
	);
	return ids.map((id) => (grouped.get(id) ?? []).map((row) => row.folded));
}
