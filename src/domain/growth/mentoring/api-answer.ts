import { z } from 'zod';
import { CHECKS, MENTORSHIP_FORMS, MENTORSHIP_STATES } from './mentorship.ts';
import { PARTS_IN_IT } from './words.ts';

const Moment = z.iso.datetime();
const Said = z.object({ when: z.enum(CHECKS), words: z.string() });

/** What one of the two is answered: their own copy of what they share. */
export const MentorshipAnswer = z.object({
	id: z.int(),
	href: z.string(),
	form: z.enum(MENTORSHIP_FORMS),
	state: z.enum(MENTORSHIP_STATES),
	me: z.enum(PARTS_IN_IT),
	with: z.object({ id: z.int(), name: z.string() }),
	askedByMe: z.boolean(),
	aim: z.string(),
	rhythm: z.string(),
	/** A local day. */
	endsOn: z.string(),
	/** What came with the question, and with a no. */
	words: z.string(),
	answer: z.string(),
	askedAt: Moment,
	agreedAt: Moment.nullable(),
	closedAt: Moment.nullable(),
	/** `O-12`, where it came from one. */
	opening: z.string().nullable(),
	goal: z.object({ id: z.int(), what: z.string() }).nullable(),
	/** Markdown. */
	agenda: z.string(),
	meetings: z.array(z.object({ on: z.string(), notes: z.string() })),
	said: z.array(Said.extend({ shared: z.boolean() })),
	/** What the other lets them read. */
	saidByTheOther: z.array(Said),
});
export type MentorshipAnswer = z.output<typeof MentorshipAnswer>;
