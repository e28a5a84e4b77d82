import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import { isoDay, plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { forbidden, invalid, missing } from '#lib/errors.ts';
import { isGuest, mayAdminister } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { person, team } from '../../accounts/tables.server.ts';
import { findTeam, listTeams } from '../../accounts/teams.server.ts';
import { mayTend, tendedBy } from '../../accounts/tending.server.ts';
import { note } from '../../audit/audit.server.ts';
import { inWords, type NewPromise } from './promise.ts';
import { allowance } from './tables.server.ts';

const EVERYBODY = 'everybody';

const shown = {
	...{ id: allowance.id, kind: allowance.kind, minutes: allowance.minutes, weekday: allowance.weekday },
	...{ from: allowance.from, percent: allowance.percent, words: allowance.words },
	...{ startsOn: allowance.startsOn, endsOn: allowance.endsOn },
	team: { id: team.id, name: team.name },
	by: { id: person.id, name: person.name },
	promisedAt: allowance.promisedAt,
};

const promises = (db: Reader) =>
	db
		.select(shown)
		.from(allowance)
		.leftJoin(team, eq(team.id, allowance.teamId))
		.innerJoin(person, eq(person.id, allowance.promisedBy))
		.orderBy(asc(allowance.startsOn), asc(allowance.id))
		.$dynamic();

export type ShownPromise = Awaited<ReturnType<typeof promises>>[number];

/** What was promised to somebody, those that ended included. A guest is promised nothing: they work elsewhere. */
export async function promisesTo(db: Reader, who: Person): Promise<ShownPromise[]> {
	if (isGuest(who)) return [];
	return promises(db).where(or(isNull(allowance.teamId), inArray(allowance.teamId, [...who.teams])));
}

/** What somebody may promise in the name of, and what they can end. */
export async function promising(db: Database, who: Person) {
	const all = await listTeams(db.read);
	const tended = new Set(
		await tendedBy(
			db.read,
			who,
			all.map(({ id }) => id),
		),
	);
	const today = isoDay(now(), who.zone);
	const made = await promises(db.read).where(isNull(allowance.endsOn));
	return {
		toEverybody: mayAdminister(who),
		teams: all.filter(({ id }) => tended.has(id)).map(({ slug, name }) => ({ slug, name })),
		promises: made.filter((one) => (one.team === null ? mayAdminister(who) : tended.has(one.team.id))),
		today,
	};
}

export const mayPromise = ({ toEverybody, teams }: { toEverybody: boolean; teams: readonly unknown[] }) =>
	toEverybody || teams.length > 0;

export async function promise(db: Database, who: Person, given: NewPromise): Promise<void> {
	const { team: slug, ...rest } = given;
	await transact(db, async (tx) => {
		const of = slug === '' ? null : await findTeam(tx, slug);
		if (slug !== '' && !of) invalid({ team: 'Choose a team.' });
		await demand(tx, who, of?.id ?? null);
		await tx
			.insert(allowance)
			.values({ ...rest, teamId: of?.id ?? null, promisedBy: who.id, promisedAt: now() });
		await note(tx, who, {
			act: 'learning-time-promised',
			details: { promise: inWords({ ...rest, endsOn: null }), to: of?.name ?? EVERYBODY },
		});
	});
}

/** It holds until the end of today. What came of it stays, and stays owed. */
export async function endPromise(db: Database, who: Person, { id }: { id: number }): Promise<void> {
	await transact(db, async (tx) => {
		const [row] = await promises(tx).where(and(eq(allowance.id, id), isNull(allowance.endsOn)));
		if (!row) missing('This promise');
		await demand(tx, who, row.team?.id ?? null);
		const today = isoDay(now(), who.zone);
		// One that has not begun never held.
		const endsOn = today < row.startsOn ? plusDays(row.startsOn, -1) : today;
		await tx.update(allowance).set({ endsOn }).where(eq(allowance.id, id));
		await note(tx, who, {
			act: 'learning-time-ended',
			details: { promise: inWords(row), to: row.team?.name ?? EVERYBODY },
		});
	});
}

async function demand(db: Reader, who: Person, teamId: number | null): Promise<void> {
	if (teamId === null ? mayAdminister(who) : await mayTend(db, who, teamId)) return;
	forbidden(
		teamId === null
			? 'Owners and administrators promise time to everybody.'
			: 'Whoever leads the team promises time to it.',
	);
}

/** One team became part of another: what it promised goes over. */
export async function givePromisesToTeam(tx: Transaction, from: number, into: number): Promise<void> {
	await tx.update(allowance).set({ teamId: into }).where(eq(allowance.teamId, from));
}

/** Whether it ever promised anything: what people noted hangs from it. */
export async function hasPromises(db: Reader, teamId: number): Promise<boolean> {
	const rows = await db.select({ id: allowance.id }).from(allowance).where(eq(allowance.teamId, teamId));
	return rows.length > 0;
}
