import { and, asc, desc, eq, inArray, ne, or } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import { missing } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { learnersOf } from '../profile/seeing.server.ts';
import { ownGoal } from './goals.server.ts';
import { readBy } from './reading-rule.server.ts';
import { shown, type ShownGoal } from './shown.server.ts';
import { goal, goalReader, goalVersion } from './tables.server.ts';

/** One’s own: those that are open in one’s own order, then those that are over, the last first. */
export async function ownGoals(db: Database, who: Person): Promise<ShownGoal[]> {
	const rows = await db.read
		.select()
		.from(goal)
		.where(eq(goal.personId, who.id))
		.orderBy(asc(goal.position), asc(goal.id));
	const over = rows.filter(({ state }) => state !== 'open').sort((a, b) => b.stateAt - a.stateAt);
	return shown(db, who, [...rows.filter(({ state }) => state === 'open'), ...over]);
}

/** Of others, those that were shared with one by name, or because one mentors them. What all read is on their page. */
export async function goalsSharedWith(db: Database, who: Person): Promise<ShownGoal[]> {
	const named = await db.read
		.select({ id: goalReader.goalId })
		.from(goalReader)
		.where(eq(goalReader.personId, who.id));
	const learners = await learnersOf(db.read, who.id);
	const namedIds = named.map(({ id }) => id);
	const toMentors = and(inArray(goal.personId, [...learners]), ne(goal.seenBy, 'me'));
	const rows = await db.read
		.select()
		.from(goal)
		.where(and(ne(goal.personId, who.id), or(inArray(goal.id, namedIds), toMentors)));
	const read = await readBy(db.read, who, rows);
	return shown(
		db,
		who,
		read.sort((a, b) => a.personId - b.personId || a.position - b.position || a.id - b.id),
	);
}

/** The open ones of somebody that whoever looks may read; of oneself, all that are open. */
export async function goalsOf(db: Database, who: Person, personId: number): Promise<ShownGoal[]> {
	const rows = await db.read
		.select()
		.from(goal)
		.where(and(eq(goal.personId, personId), eq(goal.state, 'open')))
		.orderBy(asc(goal.position), asc(goal.id));
	return shown(db, who, await readBy(db.read, who, rows));
}

export async function readGoal(db: Database, who: Person, id: number): Promise<ShownGoal> {
	const rows = await db.read.select().from(goal).where(eq(goal.id, id));
	const [found] = await shown(db, who, await readBy(db.read, who, rows));
	return found ?? missing('This goal');
}

/** As it was saved each time, the newest first: for whoever it belongs to. */
export async function historyOf(db: Database, who: Person, id: number) {
	await ownGoal(db.read, who, id);
	return db.read
		.select({ version: goalVersion.version, content: goalVersion.content, at: goalVersion.at })
		.from(goalVersion)
		.where(eq(goalVersion.goalId, id))
		.orderBy(desc(goalVersion.version));
}
