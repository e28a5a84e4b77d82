import { and, asc, eq, gte, isNull, or } from 'drizzle-orm';
import { forbidden, invalid, missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { isoDay } from '#lib/dates.ts';
import { holiday, leave } from '../accounts/days-off/tables.server.ts';
import { mayAdminister } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { team } from '../accounts/tables.server.ts';
import { settleAsked } from './reminding.server.ts';
import { toChange } from './rhythms.server.ts';
import { skip } from './tables.server.ts';

export interface Holiday {
	id: number;
	day: string;
	name: string;
	/** Of the whole workspace. */
	everybodys: boolean;
}

/** Those still to come on which a team, or without one anybody, is not asked. */
export async function holidaysAhead(db: Reader, teamId: number | null, from: string): Promise<Holiday[]> {
	const whose =
		teamId === null ? isNull(holiday.teamId) : or(isNull(holiday.teamId), eq(holiday.teamId, teamId));
	const rows = await db
		.select()
		.from(holiday)
		.where(and(whose, gte(holiday.day, from)))
		.orderBy(asc(holiday.day));
	return rows.map((row) => ({ id: row.id, day: row.day, name: row.name, everybodys: row.teamId === null }));
}

/** @param slug of a team, for those who look after it; null for the whole workspace, for its administrators */
export async function addHoliday(
	db: Database,
	who: Person,
	slug: string | null,
	{ day, name }: { day: string; name: string },
): Promise<void> {
	await transact(db, async (tx) => {
		const teamId = slug === null ? everybodys(who) : (await toChange(db, tx, who, slug)).id;
		const whose = teamId === null ? isNull(holiday.teamId) : eq(holiday.teamId, teamId);
		const [same] = await tx
			.select({ id: holiday.id })
			.from(holiday)
			.where(and(whose, eq(holiday.day, day)));
		if (same) invalid({ day: 'That day is a holiday already.' });
		await tx.insert(holiday).values({ teamId, day, name });
	});
}

export async function removeHoliday(
	db: Database,
	who: Person,
	slug: string | null,
	{ id }: { id: number },
): Promise<void> {
	await transact(db, async (tx) => {
		const teamId = slug === null ? everybodys(who) : (await toChange(db, tx, who, slug)).id;
		const whose = teamId === null ? isNull(holiday.teamId) : eq(holiday.teamId, teamId);
		const gone = await tx
			.delete(holiday)
			.where(and(eq(holiday.id, id), whose))
			.returning({ id: holiday.id });
		if (gone.length === 0) missing('This holiday');
	});
}

function everybodys(who: Person): null {
	if (!mayAdminister(who)) forbidden('Owners and administrators say when nobody is asked.');
	return null;
}

export interface Leave {
	id: number;
	fromDay: string;
	toDay: string;
}

/** One's own, that is not over. There is no function for somebody else's. */
export function myLeave(db: Database, who: Person): Promise<Leave[]> {
	return db.read
		.select({ id: leave.id, fromDay: leave.fromDay, toDay: leave.toDay })
		.from(leave)
		.where(and(eq(leave.personId, who.id), gte(leave.toDay, isoDay(now(), who.zone))))
		.orderBy(asc(leave.fromDay));
}

export async function takeLeave(
	db: Database,
	who: Person,
	{ fromDay, toDay }: Omit<Leave, 'id'>,
): Promise<void> {
	if (toDay < isoDay(now(), who.zone)) invalid({ toDay: 'Those days are over.' });
	await transact(db, async (tx) => {
		await tx.insert(leave).values({ personId: who.id, fromDay, toDay });
	});
}

export async function endLeave(db: Database, who: Person, { id }: { id: number }): Promise<void> {
	await transact(db, async (tx) => {
		const gone = await tx
			.delete(leave)
			.where(and(eq(leave.id, id), eq(leave.personId, who.id)))
			.returning({ id: leave.id });
		if (gone.length === 0) missing('This leave');
	});
}

/** Passes over a day of a team, without a reason, or takes that back. Seen by nobody else. */
export async function skipDay(
	db: Database,
	who: Person,
	input: { team: string; day: string; skipped: boolean },
): Promise<void> {
	await transact(db, async (tx) => {
		const [found] = await tx.select({ id: team.id }).from(team).where(eq(team.slug, input.team));
		if (!found || !who.teams.includes(found.id)) missing('This team');
		const one = { personId: who.id, teamId: found.id, day: input.day };
		if (input.skipped) {
			await tx.insert(skip).values(one).onConflictDoNothing();
			await settleAsked(tx, who, one);
			return;
		}
		await tx
			.delete(skip)
			.where(and(eq(skip.personId, one.personId), eq(skip.teamId, one.teamId), eq(skip.day, one.day)));
	});
}

/** Whether one passes over that day oneself. */
export async function hasSkipped(
	db: Database,
	who: Person,
	{ team: slug, day }: { team: string; day: string },
): Promise<boolean> {
	const found = await db.read
		.select({ day: skip.day })
		.from(skip)
		.innerJoin(team, eq(team.id, skip.teamId))
		.where(and(eq(skip.personId, who.id), eq(team.slug, slug), eq(skip.day, day)));
	return found.length > 0;
}
