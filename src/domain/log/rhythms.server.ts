import { and, asc, eq, isNull } from 'drizzle-orm';
import { forbidden, invalid } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { isoDay } from '#lib/dates.ts';
import { isGuest } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { membership, person } from '../accounts/tables.server.ts';
import { readTeam } from '../accounts/teams.server.ts';
import { mayTend } from '../accounts/tending.server.ts';
import { seedQuestions } from './questions.server.ts';
import type { Hours, PartInRhythm } from './rhythm.ts';
import type { RhythmChange } from './rhythm-form.ts';
import { rhythm, rhythmPart } from './tables.server.ts';

export interface Rhythm extends Hours {
	teamId: number;
	/** How many further questions are asked each time. */
	further: number;
	asksStatus: boolean;
	changedAt: number;
}

/** Null where a team has none: people log when they like. */
export async function readRhythm(db: Reader, teamId: number): Promise<Rhythm | null> {
	const [found] = await db.select().from(rhythm).where(eq(rhythm.teamId, teamId));
	return found ?? null;
}

/** Somebody's part in it; whoever stands here without one is asked as everybody is. */
export interface Taking {
	id: number;
	name: string;
	zone: string;
	part: PartInRhythm | null;
}

/** The rhythm of a team, for whoever may know of the team: how it is set, and where its people are. */
export async function rhythmOf(db: Database, who: Person, slug: string) {
	const team = await readTeam(db, who, slug);
	const mayChange = await mayTend(db.read, who, team.id);
	return {
		team,
		rhythm: await readRhythm(db.read, team.id),
		people: await taking(db.read, team.id),
		mayChange,
	};
}

/** Guests are asked nothing. */
async function taking(db: Reader, teamId: number): Promise<Taking[]> {
	const rows = await db
		.select({ id: person.id, name: person.name, zone: person.zone, role: person.role, part: rhythmPart.part })
		.from(membership)
		.innerJoin(person, eq(person.id, membership.personId))
		.leftJoin(rhythmPart, and(eq(rhythmPart.teamId, membership.teamId), eq(rhythmPart.personId, person.id)))
		.where(and(eq(membership.teamId, teamId), isNull(person.deactivatedAt)))
		.orderBy(asc(person.name));
	return rows.filter((row) => !isGuest(row)).map(({ id, name, zone, part }) => ({ id, name, zone, part }));
}

export async function changeRhythm(
	db: Database,
	who: Person,
	slug: string,
	{ days, ...input }: RhythmChange,
): Promise<void> {
	await transact(db, async (tx) => {
		const team = await toChange(db, tx, who, slug);
		const before = await readRhythm(tx, team.id);
		const today = isoDay(now(), who.zone);
		const set = {
			...input,
			days: [...new Set(days)].sort((a, b) => a - b),
			// A pause stays one, whatever is changed meanwhile.
			since: before?.since ?? today,
			changedBy: who.id,
			changedAt: now(),
		};
		await tx
			.insert(rhythm)
			.values({ teamId: team.id, ...set })
			.onConflictDoUpdate({ target: rhythm.teamId, set });
		await seedQuestions(tx);
	});
}

/** Nobody is asked before that day. */
export async function pauseRhythm(
	db: Database,
	who: Person,
	slug: string,
	{ until }: { until: string },
): Promise<void> {
	await transact(db, async (tx) => {
		const team = await toChange(db, tx, who, slug);
		if (until <= isoDay(now(), who.zone)) invalid({ until: 'Choose a day that is still to come.' });
		await startOn(tx, who, team.id, until);
	});
}

/** It goes on today. */
export async function resumeRhythm(db: Database, who: Person, slug: string): Promise<void> {
	await transact(db, async (tx) => {
		const team = await toChange(db, tx, who, slug);
		await startOn(tx, who, team.id, isoDay(now(), who.zone));
	});
}

async function startOn(tx: Transaction, who: Person, teamId: number, since: string): Promise<void> {
	const set = { since, changedBy: who.id, changedAt: now() };
	await tx.update(rhythm).set(set).where(eq(rhythm.teamId, teamId));
}

/** Nobody is asked any more. What was answered stays. */
export async function endRhythm(db: Database, who: Person, slug: string): Promise<void> {
	await transact(db, async (tx) => {
		const team = await toChange(db, tx, who, slug);
		await tx.delete(rhythm).where(eq(rhythm.teamId, team.id));
	});
}

/** Those who look after a team say who is asked; everybody says it of themselves. */
export async function changePart(
	db: Database,
	who: Person,
	slug: string,
	{ personId, part }: { personId: number; part: PartInRhythm | 'asked' },
): Promise<void> {
	const team = await readTeam(db, who, slug);
	await transact(db, async (tx) => {
		if (personId !== who.id && !(await mayTend(tx, who, team.id))) forbidden(REFUSED);
		const [member] = await tx
			.select({ id: membership.personId })
			.from(membership)
			.where(and(eq(membership.teamId, team.id), eq(membership.personId, personId)));
		if (!member) invalid({ personId: 'They are not in the team.' });
		const theirs = and(eq(rhythmPart.teamId, team.id), eq(rhythmPart.personId, personId));
		await tx.delete(rhythmPart).where(theirs);
		if (part !== 'asked') await tx.insert(rhythmPart).values({ teamId: team.id, personId, part });
	});
}

const REFUSED = 'Whoever looks after the team decides when it asks itself.';

/** The team, for those who look after it: its leads and the administrators, and all of it while nobody leads it. */
export async function toChange(db: Database, tx: Transaction, who: Person, slug: string) {
	const team = await readTeam(db, who, slug);
	if (!(await mayTend(tx, who, team.id))) forbidden(REFUSED);
	return team;
}
