import { and, asc, eq, ne } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { AGENDA } from './notes.server.ts';
import { isOneOf, otherThan, type MentorshipRow } from './ones.server.ts';
import { linesOf } from './own-lines.ts';
import { mentorship, mentorshipCheck, mentorshipMeeting, mentorshipVersion } from './tables.server.ts';

/**
 * Somebody is erased: what they wrote in it goes, and the other keeps the lines that they brought themselves, and what
 * they said of how it went. What was never agreed on goes altogether. What both agreed on is the other's as well.
 */
export async function forgetMentorships(tx: Transaction, personId: number): Promise<void> {
	const mine = isOneOf({ id: personId });
	await tx
		.delete(mentorship)
		.where(and(mine, ne(mentorship.state, 'agreed'), ne(mentorship.state, 'closed')));
	for (const row of await tx.select().from(mentorship).where(mine)) await forgetIn(tx, row, personId);
}

async function forgetIn(tx: Transaction, row: MentorshipRow, personId: number): Promise<void> {
	const other = otherThan(row, { id: personId });
	await tx
		.delete(mentorshipCheck)
		.where(and(eq(mentorshipCheck.mentorshipId, row.id), eq(mentorshipCheck.personId, personId)));
	const meetings = await tx
		.select({ id: mentorshipMeeting.id })
		.from(mentorshipMeeting)
		.where(eq(mentorshipMeeting.mentorshipId, row.id));
	for (const { id } of meetings) {
		const notes = await keepOnly(tx, row.id, id, other);
		const which = eq(mentorshipMeeting.id, id);
		if (notes === '') await tx.delete(mentorshipMeeting).where(which);
		else await tx.update(mentorshipMeeting).set({ notes, version: 1 }).where(which);
	}
	const agenda = await keepOnly(tx, row.id, AGENDA, other);
	const words = row.askedBy === personId ? '' : row.words;
	const answer = row.askedBy === personId ? row.answer : '';
	await tx
		.update(mentorship)
		.set({ agenda, words, answer, version: 1, goalId: row.learnerId === personId ? null : row.goalId })
		.where(eq(mentorship.id, row.id));
}

/** In place of all its saves stands one, of what the other brought. */
async function keepOnly(tx: Transaction, id: number, meetingId: number, other: number): Promise<string> {
	const { mentorshipId, version } = mentorshipVersion;
	const which = and(eq(mentorshipId, id), eq(mentorshipVersion.meetingId, meetingId));
	const saves = await tx.select().from(mentorshipVersion).where(which).orderBy(asc(version));
	const words = linesOf(saves, other);
	await tx.delete(mentorshipVersion).where(which);
	if (words !== '')
		await tx
			.insert(mentorshipVersion)
			.values({ mentorshipId: id, meetingId, version: 1, words, byId: other, at: now() });
	return words;
}
