import { and, count, eq, max } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, invalid, missing } from '#lib/errors.ts';
import { isGuest } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { peopleAsked } from '../../entries/people-asked.server.ts';
import { MOST_GOALS } from './goal.ts';
import type { GoalRevision, NewGoal } from './goal-form.ts';
import { seenAmong } from './linked.server.ts';
import { goal, goalLink } from './tables.server.ts';
import { keepVersion, writeAround } from './writing.server.ts';

/** Of oneself, as all of this is. */
export async function setGoal(db: Database, who: Person, given: NewGoal): Promise<{ id: number }> {
	const readers = await readersNamed(db, who, given.readers);
	await refuseUnknown(db.read, who, given.links, []);
	return transact(db, async (tx) => {
		const [all] = await tx.select({ goals: count() }).from(goal).where(eq(goal.personId, who.id));
		if ((all?.goals ?? 0) >= MOST_GOALS)
			invalid({ what: `${MOST_GOALS} goals are the most. Take away some that are long over.` });
		const [last] = await tx
			.select({ position: max(goal.position) })
			.from(goal)
			.where(eq(goal.personId, who.id));
		const at = now();
		const { what, why, by, byWords, standing, seenBy, asks } = given;
		const [made] = await tx
			.insert(goal)
			.values({
				...{ personId: who.id, what, why, by, byWords, standing, seenBy, asks },
				...{ position: (last?.position ?? 0) + 1, stateAt: at, createdAt: at, changedAt: at },
			})
			.returning({ id: goal.id });
		const { id } = made ?? missing('This goal');
		await writeAround(tx, id, { ...given, readers });
		await keepVersion(tx, id, 1);
		return { id };
	});
}

/** What is not given stays as it is. Where it was saved in the meantime, nothing is written over. */
export async function reviseGoal(
	db: Database,
	who: Person,
	id: number,
	{ base, ...given }: GoalRevision,
): Promise<void> {
	const readers = given.readers && (await readersNamed(db, who, given.readers));
	if (given.links) {
		const before = await db.read.select().from(goalLink).where(eq(goalLink.goalId, id));
		await refuseUnknown(
			db.read,
			who,
			given.links,
			before.map(({ link }) => link),
		);
	}
	await transact(db, async (tx) => {
		const before = await ownGoal(tx, who, id);
		const { version } = before;
		if (base !== undefined && base !== version)
			conflict(
				'You saved this goal elsewhere in the meantime. What you typed stands here; saving once more puts it in its place, and the other stays in its history.',
			);
		const { what, why, by, byWords, standing, seenBy, asks, state = before.state, stateWords } = given;
		const becomes =
			state === before.state ? { stateWords } : { state, stateAt: now(), stateWords: stateWords ?? '' };
		await tx
			.update(goal)
			.set({
				...becomes,
				what,
				why,
				by,
				byWords,
				standing,
				seenBy,
				asks,
				changedAt: now(),
				version: version + 1,
			})
			.where(eq(goal.id, id));
		await writeAround(tx, id, { ...given, readers });
		await keepVersion(tx, id, version + 1);
	});
}

/** For good, with its steps, its notes and its history. */
export async function dropGoal(db: Database, who: Person, { id }: { id: number }): Promise<void> {
	await transact(db, async (tx) => {
		await ownGoal(tx, who, id);
		await tx.delete(goal).where(eq(goal.id, id));
	});
}

/** One of theirs, to be changed. */
export async function ownGoal(db: Reader, who: Person, id: number) {
	const [found] = await db
		.select()
		.from(goal)
		.where(and(eq(goal.id, id), eq(goal.personId, who.id)));
	return found ?? missing('This goal');
}

/** Something happened with it: it is silent no more. */
export async function stir(tx: Transaction, id: number): Promise<void> {
	await tx.update(goal).set({ changedAt: now() }).where(eq(goal.id, id));
}

/** Guests are near to nobody here, by their name neither. */
async function readersNamed(db: Database, who: Person, typed: readonly string[]): Promise<number[]> {
	const named = typed.filter((one) => one !== '');
	const people = await peopleAsked(db, who, named, 'readers');
	const guest = people.find(isGuest);
	if (guest)
		invalid({ readers: `${guest.name} is a guest here. Goals are shared with people of the workspace.` });
	return people.filter(({ id }) => id !== who.id).map(({ id }) => id);
}

/** What is linked anew is there, and shared with them. */
async function refuseUnknown(
	db: Reader,
	who: Person,
	links: readonly string[],
	before: readonly string[],
): Promise<void> {
	const fresh = links.filter((link) => !link.includes('://') && !before.includes(link));
	const seen = await seenAmong(db, who, fresh);
	const unknown = fresh.find((link) => !seen.has(link));
	if (unknown) invalid({ links: `${unknown} is not here, or it is not shared with you.` });
}
