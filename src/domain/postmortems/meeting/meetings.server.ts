import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import { HOUR, MINUTE } from '#lib/dates.ts';
import type { Reader } from '#lib/db/open.server.ts';
import { forbidden } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { findEntry, type Found } from '../../entries/entries.server.ts';
import type { Somebody } from '../../entries/parts.server.ts';
import { mayEdit } from '../../entries/visibility.server.ts';
import { invited, meeting, meetingNote } from './tables.server.ts';

export type Meeting = typeof meeting.$inferSelect;

/** A post-mortem and its meeting, and what somebody is to them. */
export interface Place {
	found: Found;
	/** The one that is planned, under way, or was the last. */
	meeting: Meeting | null;
	/** Plans it, leads it, writes down what is said. */
	mayRun: boolean;
	/** Reads what was said and parked, and parks: whoever runs it or was asked to one. */
	takesPart: boolean;
	isInvited: boolean;
}

export async function placeOf(db: Reader, who: Person, number: number): Promise<Place> {
	const found = await findEntry(db, who, 'postmortem', number);
	const [last] = await db
		.select()
		.from(meeting)
		.where(eq(meeting.entryId, found.id))
		.orderBy(desc(meeting.id))
		.limit(1);
	const mine = await db
		.select({ id: meeting.id })
		.from(invited)
		.innerJoin(meeting, eq(meeting.id, invited.meetingId))
		.where(and(eq(meeting.entryId, found.id), eq(invited.personId, who.id)));
	const mayRun = mayEdit(who, found) || found.isFacilitator;
	return {
		found,
		meeting: last ?? null,
		mayRun,
		takesPart: mayRun || mine.length > 0,
		isInvited: last !== undefined && mine.some(({ id }) => id === last.id),
	};
}

/** For whoever plans and leads it alone. */
export async function placeToRun(db: Reader, who: Person, number: number): Promise<Place> {
	const place = await placeOf(db, who, number);
	if (!place.mayRun) forbidden('Its authors and its facilitator plan the meeting and lead it.');
	return place;
}

export async function placeToTakePart(db: Reader, who: Person, number: number): Promise<Place> {
	const place = await placeOf(db, who, number);
	if (!place.takesPart) forbidden('Its authors, its facilitator and those who are asked to come take part.');
	return place;
}

const FORGOTTEN = 12 * HOUR;

const isPast = ({ at, minutes }: Meeting, by = 0) => now() >= at + minutes * MINUTE + by;

/** It ended, or nobody said that it began or ended. */
export function isOver(it: Meeting): boolean {
	return it.endedAt !== null || isPast(it, it.startedAt === null ? 0 : FORGOTTEN);
}

/** Whether there is something to ask about: somebody said that it began, or its time has passed. */
export function hasBegun(it: Meeting): boolean {
	return it.startedAt !== null || isPast(it);
}

export function invitedTo(db: Reader, meetingId: number): Promise<Somebody[]> {
	return db
		.select({ id: person.id, name: person.name, email: person.email })
		.from(invited)
		.innerJoin(person, eq(person.id, invited.personId))
		.where(and(eq(invited.meetingId, meetingId), isNull(person.deactivatedAt)))
		.orderBy(sql`${person.name} COLLATE NOCASE`);
}

export interface Note {
	meetingId: number;
	point: string;
	title: string;
	text: string;
	version: number;
}

/** What was written down in the meetings about a post-mortem, in the order of their points. */
export function notesOf(db: Reader, entryId: number): Promise<Note[]> {
	return db
		.select({
			meetingId: meetingNote.meetingId,
			point: meetingNote.point,
			title: meetingNote.title,
			text: meetingNote.text,
			version: meetingNote.version,
		})
		.from(meetingNote)
		.innerJoin(meeting, eq(meeting.id, meetingNote.meetingId))
		.where(eq(meeting.entryId, entryId))
		.orderBy(asc(meetingNote.meetingId), asc(sql`${meetingNote}.rowid`));
}
