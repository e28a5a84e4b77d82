import { and, asc, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { DAY, HOUR, MINUTE, parseMoment } from '#lib/dates.ts';
import { conflict, invalid, missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { linkHome } from '#lib/home.server.ts';
import { isGuest } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { findEntry } from '../../entries/entries.server.ts';
import { reference } from '../../entries/kinds.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import { writeCalendar, type CalendarEvent } from '../../feeds/calendar.ts';
import { tell } from '../../notifications/notifications.server.ts';
import { sitting, sittingSeat } from '../tables.server.ts';
import { organises, toOrganise } from './organising.server.ts';
import type { NewSitting, OfSitting } from './sitting.ts';

/** Whether they were there can be said for so long. */
const SAID_WITHIN = 60 * DAY;

export async function planSitting(
	db: Database,
	who: Person,
	number: number,
	input: NewSitting,
): Promise<void> {
	const at = parseMoment(input.at, who.zone);
	if (at === null) invalid({ at: 'A day and a time, such as 2027-01-31 14:00.' });
	if (at <= now()) invalid({ at: 'That is over already.' });
	await transact(db, async (tx) => {
		const found = await toOrganise(tx, who, number);
		if (found.publishedAt === null) conflict('Publish the course first: then people can come.');
		await tx.insert(sitting).values({ ...input, entryId: found.id, at, ledBy: who.id });
	});
}

/** Those who wanted to come are told. */
export async function callOff(db: Database, who: Person, number: number, input: OfSitting): Promise<void> {
	await transact(db, async (tx) => {
		const { id: entryId } = await toOrganise(tx, who, number);
		const off = await tx
			.update(sitting)
			.set({ calledOffAt: now() })
			.where(and(eq(sitting.id, input.sitting), eq(sitting.entryId, entryId), isNull(sitting.calledOffAt)))
			.returning({ id: sitting.id });
		if (off.length === 0) missing('This sitting');
		const seats = await tx.select().from(sittingSeat).where(eq(sittingSeat.sittingId, input.sitting));
		const to = seats.map(({ personId }) => personId);
		await tell(tx, { kind: 'sitting-off', entryId, subject: String(input.sitting), to, by: who.id });
	});
}

/** A seat is taken, as long as there are some. */
export async function wantToCome(db: Database, who: Person, number: number, input: OfSitting): Promise<void> {
	await transact(db, async (tx) => {
		const { id, at, seats } = await sittingOf(tx, who, number, input);
		if (at <= now()) conflict('It has begun already.');
		const taken = await tx.$count(sittingSeat, eq(sittingSeat.sittingId, id));
		const mine = await tx.$count(sittingSeat, seatOf(who, id));
		if (mine > 0) return;
		if (seats !== null && taken >= seats) conflict('All seats are taken. Ask for another sitting.');
		await tx.insert(sittingSeat).values({ sittingId: id, personId: who.id });
	});
}

export async function notComing(db: Database, who: Person, number: number, input: OfSitting): Promise<void> {
	await transact(db, async (tx) => {
		const { id, at } = await sittingOf(tx, who, number, input);
		if (at <= now()) conflict('It has begun already.');
		await tx.delete(sittingSeat).where(seatOf(who, id));
	});
}

/** They say so themselves, whether they had a seat or not, and nobody else can. */
export async function wasThere(
	db: Database,
	who: Person,
	number: number,
	input: OfSitting & { attended: boolean },
): Promise<void> {
	await transact(db, async (tx) => {
		const { id, at } = await sittingOf(tx, who, number, input);
		if (at > now()) conflict('It is still to come.');
		const { attended } = input;
		await tx
			.insert(sittingSeat)
			.values({ sittingId: id, personId: who.id, attended })
			.onConflictDoUpdate({ target: [sittingSeat.sittingId, sittingSeat.personId], set: { attended } });
	});
}

const seatOf = (who: Person, id: number) =>
	and(eq(sittingSeat.sittingId, id), eq(sittingSeat.personId, who.id));

async function sittingOf(tx: Transaction, who: Person, number: number, { sitting: id }: OfSitting) {
	const found = await findEntry(tx, who, 'course', number);
	if (isGuest(who)) missing('This sitting');
	const [one] = await tx
		.select()
		.from(sitting)
		.where(and(eq(sitting.id, id), eq(sitting.entryId, found.id), isNull(sitting.calledOffAt)));
	return one ?? missing('This sitting');
}

export interface SittingShown {
	id: number;
	at: number;
	lasts: number;
	place: string;
	seats: number | null;
	ledBy: string;
	/** How many want to come; who they are is known to themselves. */
	coming: number;
	full: boolean;
	mine: 'coming' | 'attended' | null;
	over: boolean;
	calledOff: boolean;
}

/** Those to come, and those that are just over: whoever was there can still say so. */
export async function sittingsOf(
	db: Database,
	who: Person,
	number: number,
): Promise<{ title: string; mayPlan: boolean; published: boolean; sittings: SittingShown[] }> {
	const found = await findEntry(db.read, who, 'course', number);
	const rows = await withSeats(db.read, who, [found.id]);
	return {
		title: found.title,
		mayPlan: organises(who, found),
		published: found.publishedAt !== null,
		sittings: rows.map(({ shown }) => shown),
	};
}

async function withSeats(db: Reader, who: Person, entryIds: readonly number[]) {
	const mine = sql<
		number | null
	>`(SELECT attended FROM ${sittingSeat} WHERE ${sittingSeat.sittingId} = ${sitting.id} AND ${sittingSeat.personId} = ${who.id})`;
	const rows = await db
		.select({
			sitting,
			ledBy: person.name,
			coming: sql<number>`(SELECT count(*) FROM ${sittingSeat} WHERE ${sittingSeat.sittingId} = ${sitting.id})`,
			mine,
		})
		.from(sitting)
		.innerJoin(person, eq(person.id, sitting.ledBy))
		.where(and(inArray(sitting.entryId, [...entryIds]), gt(sitting.at, now() - SAID_WITHIN)))
		.orderBy(asc(sitting.at), asc(sitting.id));
	return rows.map(({ sitting: row, ledBy, coming, mine: seat }) => ({
		entryId: row.entryId,
		shown: {
			id: row.id,
			at: row.at,
			lasts: row.lasts,
			place: row.place,
			seats: row.seats,
			ledBy,
			coming,
			full: row.seats !== null && coming >= row.seats,
			mine: seat === null ? null : seat === 1 ? ('attended' as const) : ('coming' as const),
			over: row.at <= now(),
			calledOff: row.calledOffAt !== null,
		},
	}));
}

export interface ComingSitting extends SittingShown {
	number: number;
	title: string;
	visibility: string;
}

/** Of the courses that somebody may see, the next first. */
export async function comingSittings(
	db: Database,
	who: Person,
	{ onlyMine = false, limit = 5 } = {},
): Promise<ComingSitting[]> {
	const entries = await db.read
		.selectDistinct({ id: entry.id, number: entry.number, title: entry.title, visibility: entry.visibility })
		.from(entry)
		.innerJoin(sitting, eq(sitting.entryId, entry.id))
		.where(
			and(
				visibleTo(who),
				isNotNull(entry.publishedAt),
				isNull(sitting.calledOffAt),
				gt(sitting.at, now() - HOUR),
			),
		);
	const named = new Map(entries.map((one) => [one.id, one]));
	const rows = await withSeats(db.read, who, [...named.keys()]);
	return rows
		.filter(({ shown }) => !shown.calledOff && shown.at > now() - HOUR && (!onlyMine || shown.mine !== null))
		.slice(0, limit)
		.flatMap(({ entryId, shown }) => {
			const found = named.get(entryId);
			return found
				? [{ ...shown, number: found.number, title: found.title, visibility: found.visibility }]
				: [];
		});
}

/** Others often see into a calendar, so what is kept to some people says nothing there but its number. */
export function sittingEvent(one: ComingSitting): CalendarEvent {
	const isPrivate = one.visibility === 'restricted';
	const shown = reference('course', one.number);
	return {
		uid: `sitting-${one.id}`,
		summary: isPrivate ? `A sitting of ${shown}` : `${one.title}, ${one.place}`,
		href: isPrivate ? null : linkHome(`/training/${one.number}/sittings`),
		changedAt: one.at,
		when: { from: one.at, until: one.at + one.lasts * MINUTE },
	};
}

/** Those to come of one course, as a file for a calendar. */
export async function sittingsFile(
	db: Database,
	who: Person,
	number: number,
	host: string,
): Promise<{ name: string; text: string }> {
	const found = await findEntry(db.read, who, 'course', number);
	const all = await comingSittings(db, who, { limit: 500 });
	const events = all.filter((one) => one.number === number).map(sittingEvent);
	const shown = reference('course', number);
	return { name: `${shown}.ics`, text: writeCalendar(found.title, host, events) };
}
