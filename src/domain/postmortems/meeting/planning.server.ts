import { and, eq, isNull } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import { MINUTE } from '#lib/dates.ts';
import { randomName } from '#lib/db/ids.server.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, invalid } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import type { Found } from '../../entries/entries.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import { settle, tell } from '../../notifications/notifications.server.ts';
import { peopleAsked } from '../../entries/people-asked.server.ts';
import type { Plan } from './meeting.ts';
import { isOver, placeToRun, type Meeting } from './meetings.server.ts';
import { invited, meeting, poll } from './tables.server.ts';

/** A new meeting, or another time and other people for the one that has not begun. */
export async function plan(db: Database, who: Person, number: number, input: Plan): Promise<void> {
	await placeToRun(db.read, who, number);
	const people = await peopleAsked(db, who, input.invited, 'invited');
	await transact(db, async (tx) => {
		const { found, meeting: last } = await placeToRun(tx, who, number);
		await refuseStrangers(tx, found, people);
		const changed =
			last && !isOver(last) ? await replan(tx, last, input) : await planAnother(tx, who, found, last, input);
		await invite(tx, changed.id, people);
		const news = { kind: 'meeting-planned', entryId: found.id, subject: String(changed.id) } as const;
		if (changed.moved) await settle(tx, news);
		await tell(tx, { ...news, to: people.map(({ id }) => id), by: who.id });
	});
}

/** Nobody is told of something that they may not see. */
async function refuseStrangers(tx: Transaction, found: Found, people: readonly Person[]): Promise<void> {
	for (const one of people) {
		const [seen] = await tx
			.select({ id: entry.id })
			.from(entry)
			.where(and(eq(entry.id, found.id), visibleTo(one)));
		if (seen) continue;
		const how =
			found.publishedAt === null
				? 'Ask them for a review, or publish it first.'
				: 'Share it with them first.';
		invalid({ invited: `${one.name} cannot read it yet. ${how}` });
	}
}

interface Planned {
	id: number;
	/** It was told before, with another time. */
	moved: boolean;
}

async function replan(tx: Transaction, last: Meeting, { at, minutes, zone }: Plan): Promise<Planned> {
	if (last.startedAt !== null) conflict('It has begun. End it before you plan another one.');
	await tx
		.update(meeting)
		.set({ at, minutes, zone, revision: last.revision + 1 })
		.where(eq(meeting.id, last.id));
	return { id: last.id, moved: last.at !== at };
}

async function planAnother(
	tx: Transaction,
	who: Person,
	found: Found,
	last: Meeting | null,
	{ at, minutes, zone }: Plan,
): Promise<Planned> {
	if (last?.endedAt === null) await close(tx, last, last.at + last.minutes * MINUTE);
	const [made] = await tx
		.insert(meeting)
		.values({ uid: randomName(20), entryId: found.id, at, minutes, zone, plannedBy: who.id, revision: 0 })
		.returning({ id: meeting.id });
	if (!made) throw new Error('The meeting was not stored.');
	await tx.insert(poll).values({ meetingId: made.id });
	return { id: made.id, moved: false };
}

/** Their rows are all there before anybody answers, in an order that says nothing. */
async function invite(tx: Transaction, meetingId: number, people: readonly Person[]): Promise<void> {
	await tx.delete(invited).where(eq(invited.meetingId, meetingId));
	const ids = people.map(({ id }) => id).sort((a, b) => a - b);
	if (ids.length === 0) return;
	await tx.insert(invited).values(ids.map((personId) => ({ meetingId, personId, answered: false })));
}

/** It does not take place. Ideas that were parked stay. */
export async function callOff(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const { found, meeting: last } = await placeToRun(tx, who, number);
		if (last?.endedAt !== null) conflict('No meeting is planned.');
		if (last.startedAt !== null) conflict('It has begun. End it, and what was written down is kept.');
		const [answered] = await tx
			.select()
			.from(invited)
			.where(and(eq(invited.meetingId, last.id), eq(invited.answered, true)))
			.limit(1);
		if (answered) conflict('It took place: somebody has answered about it.');
		await tx.delete(meeting).where(eq(meeting.id, last.id));
		await settle(tx, { kind: 'meeting-planned', entryId: found.id, subject: String(last.id) });
	});
}

/** From now on the clock runs, notes are written, and those who were asked to come can answer the poll. */
export async function start(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const { meeting: last } = await placeToRun(tx, who, number);
		if (!last || isOver(last)) conflict('No meeting is planned.');
		await tx
			.update(meeting)
			.set({ startedAt: now() })
			.where(and(eq(meeting.id, last.id), isNull(meeting.startedAt)));
	});
}

export async function end(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const { found, meeting: last } = await placeToRun(tx, who, number);
		if (last?.endedAt !== null || last.startedAt === null) conflict('No meeting is under way.');
		await close(tx, last, now());
		await settle(tx, { kind: 'meeting-planned', entryId: found.id, subject: String(last.id) });
	});
}

async function close(tx: Transaction, { id }: Meeting, endedAt: number): Promise<void> {
	await tx.update(meeting).set({ endedAt }).where(eq(meeting.id, id));
}
