import type { MentorshipForm } from './mentorship.ts';

interface Asked {
	id: number;
	form: MentorshipForm;
	mentorId: number;
	askedBy: number;
}

/** What a line in the inbox says of it beside its number: `12 mentoring learner`. */
export const saysOfAsking = ({ id, form, mentorId, askedBy }: Asked): string =>
	`${id} ${form} ${askedBy === mentorId ? 'mentor' : 'learner'}`;
