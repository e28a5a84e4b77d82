import { and, eq, sql } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { FEWEST, pollUntil, type Answers } from './meeting.ts';
import { hasBegun, placeOf, type Place } from './meetings.server.ts';
import { invited, poll } from './tables.server.ts';

/** How far the two questions are, for the one who looks. Nothing in it says who answered, or how many so far. */
export type PollState =
	| { state: 'not-yet' }
	/** `until` is the last day: `2026-11-30`. */
	| { state: 'open'; until: string; mayAnswer: boolean; answered: boolean }
	| { state: 'too-few' }
	| { state: 'counted'; learned: Count; again: Count };
export interface Count {
	yes: number;
	no: number;
}

/**
 * Counts are shown once nobody can answer any more: while they grow, whoever looks twice would see what one person
 * answered in between.
 */
export async function pollOf(db: Reader, who: Person, { meeting, isInvited }: Place): Promise<PollState> {
	if (!meeting || !hasBegun(meeting)) return { state: 'not-yet' };
	const rows = await db.select().from(invited).where(eq(invited.meetingId, meeting.id));
	const until = pollUntil(meeting);
	if (isoDay(now(), meeting.zone) <= until && rows.some(({ answered }) => !answered)) {
		const answered = rows.some((row) => row.personId === who.id && row.answered);
		return { state: 'open', until, mayAnswer: isInvited && !answered, answered };
	}
	const [counts] = await db.select().from(poll).where(eq(poll.meetingId, meeting.id));
	if (!counts || counts.learned + counts.learnedNothing < FEWEST) return { state: 'too-few' };
	return {
		state: 'counted',
		learned: { yes: counts.learned, no: counts.learnedNothing },
		again: { yes: counts.again, no: counts.notAgain },
	};
}

/** Once, and for good: nobody could find the answer again to change it. Neither a time nor a person goes with it. */
export async function answerPoll(db: Database, who: Person, number: number, answers: Answers): Promise<void> {
	await transact(db, async (tx) => {
		const place = await placeOf(tx, who, number);
		if (!place.meeting || !place.isInvited) forbidden('Those who were asked to come are asked.');
		const state = await pollOf(tx, who, place);
		if (state.state === 'not-yet') conflict('The meeting has not begun.');
		if (state.state !== 'open') conflict('The poll is over.');
		if (!state.mayAnswer)
			conflict('You have answered already. Nobody can find your answer again to change it.');
		const { id } = place.meeting;
		await tx
			.update(invited)
			.set({ answered: true })
			.where(and(eq(invited.meetingId, id), eq(invited.personId, who.id)));
		await tx
			.update(poll)
			.set({
				...(answers.learned
					? { learned: sql`${poll.learned} + 1` }
					: { learnedNothing: sql`${poll.learnedNothing} + 1` }),
				...(answers.again ? { again: sql`${poll.again} + 1` } : { notAgain: sql`${poll.notAgain} + 1` }),
			})
			.where(eq(poll.meetingId, id));
	});
}
