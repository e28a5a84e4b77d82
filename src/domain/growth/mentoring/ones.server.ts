import { and, eq, or } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { conflict, missing } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import type { MentorshipForm, MentorshipState } from './mentorship.ts';
import { mentorship } from './tables.server.ts';
import type { PartInIt } from './words.ts';

export type MentorshipRow = typeof mentorship.$inferSelect;

/** That they are one of the two. Nobody else is anything to it: an administrator, an owner or a lead neither. */
export const isOneOf = (who: { id: number }) =>
	or(eq(mentorship.mentorId, who.id), eq(mentorship.learnerId, who.id));

/** One of theirs. Of what waits for a place, only whoever asked knows. */
export async function findOwn(db: Reader, who: Person, id: number): Promise<MentorshipRow> {
	const [found] = await db
		.select()
		.from(mentorship)
		.where(and(eq(mentorship.id, id), isOneOf(who)));
	if (!found || (found.state === 'waiting' && found.askedBy !== who.id)) missing('This');
	return found;
}

export const partOf = (row: Pick<MentorshipRow, 'mentorId'>, who: { id: number }): PartInIt =>
	row.mentorId === who.id ? 'mentor' : 'learner';

export const otherThan = (row: Pick<MentorshipRow, 'mentorId' | 'learnerId'>, who: { id: number }): number =>
	row.mentorId === who.id ? row.learnerId : row.mentorId;

const INSTEAD: Record<MentorshipState, string> = {
	waiting: 'It waits for a place.',
	asked: 'It is not agreed yet.',
	agreed: 'You two have agreed already.',
	declined: 'It was answered: not this time.',
	'taken-back': 'Whoever asked took it back.',
	closed: 'It is closed by now. What you two wrote stays here.',
};

export function refuseUnless(row: Pick<MentorshipRow, 'state'>, ...states: MentorshipState[]): void {
	if (!states.includes(row.state)) conflict(INSTEAD[row.state]);
}

/** As what somebody who mentors is open to it. */
export const OPEN_TO_OF = {
	mentoring: 'mentoring',
	pairing: 'pairing',
	shadowing: 'being-shadowed',
} as const satisfies Record<MentorshipForm, string>;
