import { isoTime } from '#lib/dates.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { reference } from '../../entries/kinds.ts';
import type { MentorshipAnswer } from './api-answer.ts';
import { listMentorships, readMentorship } from './reading.server.ts';

/** One's own copy of each of them, as the page shows it. */
export async function ownMentorships(db: Database, who: Person): Promise<MentorshipAnswer[]> {
	const listed = await listMentorships(db, who);
	return Promise.all(listed.map(({ id }) => mentorshipAnswer(db, who, id)));
}

export async function mentorshipAnswer(db: Database, who: Person, id: number): Promise<MentorshipAnswer> {
	const one = await readMentorship(db, who, id);
	const { form, state, aim, rhythm, endsOn, words, answer, opening } = one;
	return {
		...{ id, form, state, aim, rhythm, endsOn, words, answer },
		href: `/growth/mentorships/${id}`,
		me: one.mine,
		with: { id: one.other.id, name: one.other.name },
		askedByMe: one.iAsked,
		askedAt: isoTime(one.askedAt) ?? '',
		agreedAt: isoTime(one.agreedAt),
		closedAt: isoTime(one.closedAt),
		opening: opening && reference('opportunity', opening.number),
		goal: one.goal && { id: one.goal.id, what: one.goal.what },
		agenda: one.agenda.words,
		meetings: one.meetings.map(({ on, notes }) => ({ on, notes })),
		said: one.checks.flatMap(({ when, words: mine, shared, answeredAt }) =>
			answeredAt === null ? [] : [{ when, words: mine, shared }],
		),
		saidByTheOther: one.theirs.map(({ when, words: theirs }) => ({ when, words: theirs })),
	};
}
