import { and, eq, isNull, sql } from 'drizzle-orm';
import { isCivilHour } from '#lib/civil-hours.ts';
import { isoDay, plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { isOff } from '../accounts/days-off/asking.server.ts';
import { person } from '../accounts/tables.server.ts';
import { tell } from '../notifications/notifications.server.ts';
import type { NotificationKind } from '../notifications/sentences.ts';
import { notification } from '../notifications/tables.server.ts';
import { openOne } from './opening.server.ts';
import { dueOn } from './rhythm.ts';
import { WHILE_OPEN } from './reminders.server.ts';
import { answeredAmong, findSeal } from './sealing.server.ts';
import { pulseAsked, pulseRound } from './tables.server.ts';

type Row = typeof pulseRound.$inferSelect;

/**
 * Asks everybody of an open round once, and reminds them twice at the most, in working hours of theirs and not while they
 * are away: never who has answered. Whoever was away, or this was, is told the latest of it alone.
 */
export async function remindOfPulse(db: Database): Promise<void> {
	const open = await openOne(db.read);
	if (open) await eachZone(db, open.id, (zone, at) => remind(db, open, zone, at));
}

/** For so many days after it closed what came of it is news. */
const NEWS = 7;

/** Everybody who was asked hears once that there is something to read, whether they answered or not. */
export async function tellOfReleases(db: Database): Promise<void> {
	const since = plusDays(isoDay(now(), 'UTC'), -NEWS);
	const closed = await db.read
		.select({ id: pulseRound.id })
		.from(pulseRound)
		.where(sql`${pulseRound.closedOn} >= ${since}`);
	for (const { id } of closed) {
		await eachZone(db, id, async (zone, at) => {
			const kinds = ['pulse-released'] as const;
			const to = await untold(db.read, { id, zone, at, kinds, subject: `${id}` });
			if (to.length > 0) await say(db, { to, kind: 'pulse-released', subject: `${id}` });
		});
	}
}

async function eachZone(
	db: Database,
	round: number,
	work: (zone: string, at: number) => Promise<void>,
): Promise<void> {
	const at = now();
	const zones = await db.read
		.selectDistinct({ zone: person.zone })
		.from(pulseAsked)
		.innerJoin(person, eq(person.id, pulseAsked.personId))
		.where(and(eq(pulseAsked.roundId, round), isNull(person.deactivatedAt)));
	for (const { zone } of zones) if (isCivilHour(at, zone)) await work(zone, at);
}

async function remind(db: Database, round: Row, zone: string, at: number): Promise<void> {
	const due = dueOn(round, isoDay(at, zone));
	if (!due) return;
	// Who was told this or what comes after it needs no word of it.
	const kinds = WHILE_OPEN.slice(WHILE_OPEN.indexOf(due));
	const subject = `${round.id} ${round.closesOn}`;
	const waiting = await untold(db.read, { id: round.id, zone, at, kinds, subject });
	if (waiting.length === 0) return;
	const seal = await findSeal(db.read, db.folder, round.id);
	if (!seal) return;
	const answered = await answeredAmong(db.read, seal, waiting);
	const to = waiting.filter((id) => !answered.has(id));
	if (to.length > 0) await say(db, { to, kind: due, subject });
}

/** Who is here and not away, and was told none of that yet. */
async function untold(
	db: Reader,
	about: { id: number; zone: string; at: number; kinds: readonly NotificationKind[]; subject: string },
): Promise<number[]> {
	const { id, zone, at, kinds, subject } = about;
	const told = sql`EXISTS (SELECT 1 FROM ${notification} WHERE ${notification.personId} = ${person.id}
		AND ${notification.subject} = ${subject}
		AND ${notification.kind} IN (SELECT value FROM json_each(${JSON.stringify(kinds)})))`;
	const rows = await db
		.select({ id: person.id })
		.from(pulseAsked)
		.innerJoin(person, eq(person.id, pulseAsked.personId))
		.where(
			and(
				...[eq(pulseAsked.roundId, id), eq(person.zone, zone), isNull(person.deactivatedAt)],
				...[sql`NOT ${isOff(isoDay(at, zone))}`, sql`NOT ${told}`],
			),
		);
	return rows.map((row) => row.id);
}

/** Told once, also where this runs twice at the same time: a line of the same words is there once. */
async function say(
	db: Database,
	{ to, kind, subject }: { to: number[]; kind: NotificationKind; subject: string },
): Promise<void> {
	await transact(db, (tx) => tell(tx, { to, kind, subject, by: null }));
}
