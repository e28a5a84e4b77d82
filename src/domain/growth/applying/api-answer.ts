import { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
import { reference } from '../../entries/kinds.ts';
import { KIND } from '../opportunities/opportunity.ts';
import { APPLICATION_STATES, PARTS } from './application.ts';
import { LEAD_ANSWERS } from './lead-step.ts';
import type { OwnApplication } from './mine.server.ts';
import type { ToAnswer } from './asked-of.server.ts';

const Moment = z.iso.datetime();
const Opening = z.object({ reference: z.string(), title: z.string() });
const Shown = z.array(z.object({ part: z.enum(PARTS), lines: z.array(z.string()) }));
const Standing = z.object({
	is: z.enum(['none', 'waits', 'nudged', 'answered']),
	answer: z.enum(LEAD_ANSWERS).nullable(),
	from: z.string().nullable(),
	until: z.string().nullable(),
});
const common = {
	id: z.int(),
	state: z.enum(APPLICATION_STATES),
	words: z.string(),
	shown: Shown,
	at: Moment,
	answerBy: z.string(),
	reason: z.string(),
	answeredAt: Moment.nullable(),
	lead: Standing,
};

export const OwnAnswer = z.object({
	...common,
	/** Null where you cannot read it any more. */
	opening: Opening.nullable(),
});

export const ToAnswerAnswer = z.object({
	...common,
	opening: Opening,
	person: z.object({ id: z.int(), name: z.string() }),
});

export const ApplicationsAnswer = z.object({
	/** What you asked for. */
	asked: z.array(OwnAnswer),
	/** What waits for an answer of yours. */
	answers: z.array(ToAnswerAnswer),
});

const named = ({ number, title }: { number: number; title: string }) => ({
	reference: reference(KIND, number),
	title,
});

function standing(lead: ToAnswer['lead']): z.output<typeof Standing> {
	return {
		is: lead.is,
		answer: lead.is === 'answered' ? lead.answer : null,
		from: lead.is === 'answered' ? lead.from : null,
		until: lead.is === 'waits' ? lead.until : null,
	};
}

const commonOf = ({ id, state, words, shown, answerBy, reason, ...row }: OwnApplication | ToAnswer) => ({
	...{ id, state, words, shown, answerBy, reason },
	at: new Date(row.at).toISOString(),
	answeredAt: isoTime(row.answeredAt),
	lead: standing(row.lead),
});

export const ownAnswer = (one: OwnApplication): z.output<typeof OwnAnswer> => ({
	...commonOf(one),
	opening: one.opening && named(one.opening),
});

export const toAnswerAnswer = (
	opening: { number: number; title: string },
	one: ToAnswer,
): z.output<typeof ToAnswerAnswer> => ({
	...commonOf(one),
	opening: named(opening),
	person: one.person,
});
