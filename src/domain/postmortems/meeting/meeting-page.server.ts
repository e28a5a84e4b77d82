import { eq } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import { isoDay, MINUTE } from '#lib/dates.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import {
	authorIds,
	facilitatorOf,
	partsOf,
	peopleWithIds,
	type Somebody,
} from '../../entries/parts.server.ts';
import type { Visibility } from '../../entries/entry.ts';
import { mayEdit } from '../../entries/visibility.server.ts';
import { readContent } from '../stored.server.ts';
import { agenda, type Point } from './agenda.ts';
import { ideasOf, type Idea } from './ideas.server.ts';
import { hasBegun, invitedTo, isOver, notesOf, placeOf, type Meeting, type Note } from './meetings.server.ts';
import { pollOf, type PollState } from './poll.server.ts';
import { meeting as meetings } from './tables.server.ts';

export const STATES = ['none', 'planned', 'under-way', 'over'] as const;
export type MeetingState = (typeof STATES)[number];

export interface MeetingPage {
	number: number;
	title: string;
	zone: string;
	visibility: Visibility;
	isDraft: boolean;
	mayRun: boolean;
	/** Decides what becomes of ideas that have rested. */
	mayDecide: boolean;
	takesPart: boolean;
	state: MeetingState;
	meeting: Pick<Meeting, 'at' | 'minutes' | 'zone' | 'startedAt' | 'endedAt'> | null;
	mayCallOff: boolean;
	facilitator: Somebody | null;
	agenda: Point[];
	poll: PollState;
	/** Who is asked to come; for those who take part. */
	invited: Somebody[] | null;
	/** Whom to ask first, for whoever plans it. */
	suggested: Somebody[];
	/** What was written down; for those who take part. */
	minutes: { at: number; zone: string; notes: Note[] }[] | null;
	ideas: Idea[] | null;
}

const HOUR = 60;

/** Everything about the meeting that somebody may see who may see the post-mortem. */
export async function meetingPage(db: Database, who: Person, number: number): Promise<MeetingPage> {
	const place = await placeOf(db.read, who, number);
	const { found, meeting, mayRun, takesPart } = place;
	const content = await readContent(db.read, found);
	const state = stateOf(meeting);
	return {
		number,
		title: found.title || 'Without a title yet',
		zone: content.zone,
		visibility: found.visibility,
		isDraft: found.publishedAt === null,
		mayRun,
		mayDecide: mayEdit(who, found),
		takesPart,
		state,
		meeting,
		mayCallOff: mayRun && meeting !== null && meeting.startedAt === null && meeting.endedAt === null,
		facilitator: await facilitatorOf(db.read, found.id),
		agenda: agenda(content, meeting && state !== 'over' ? meeting.minutes : HOUR),
		poll: await pollOf(db.read, who, place),
		invited: takesPart && meeting ? await invitedTo(db.read, meeting.id) : null,
		suggested: mayRun ? await closest(db.read, who, found.id) : [],
		minutes: takesPart ? await writtenDown(db.read, found.id) : null,
		ideas: takesPart ? await ideasOf(db.read, found.id) : null,
	};
}

export function stateOf(meeting: Meeting | null): MeetingState {
	if (!meeting) return 'none';
	if (isOver(meeting)) return 'over';
	return hasBegun(meeting) ? 'under-way' : 'planned';
}

/** Its authors, its reviewers, its facilitator, and whoever plans: all of them may see it. */
async function closest(db: Reader, who: Person, entryId: number): Promise<Somebody[]> {
	const authors = await peopleWithIds(db, [...(await authorIds(db, entryId)), who.id]);
	const facilitators = await partsOf(db, entryId, 'facilitator');
	const all = [...authors, ...facilitators, ...(await partsOf(db, entryId, 'reviewer'))];
	return [...new Map(all.map((one) => [one.id, one])).values()];
}

async function writtenDown(db: Reader, entryId: number): Promise<NonNullable<MeetingPage['minutes']>> {
	const notes = (await notesOf(db, entryId)).filter(({ text }) => text.trim() !== '');
	const rows = await db.select().from(meetings).where(eq(meetings.entryId, entryId));
	return rows
		.map(({ id, at, zone }) => ({ at, zone, notes: notes.filter(({ meetingId }) => meetingId === id) }))
		.filter((one) => one.notes.length > 0)
		.reverse();
}

const NINE = 'T09:00';
/** What an empty plan begins with: nine in the morning of tomorrow, on somebody's own clock. */
export const tomorrow = (zone: string): string => isoDay(now() + 24 * HOUR * MINUTE, zone) + NINE;
