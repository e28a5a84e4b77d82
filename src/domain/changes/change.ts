import { z } from 'zod';
import { noneOr } from '#lib/web/fields.ts';
import { CHANGE_STATES, type ChangeState } from '../lessons/lesson.ts';
import { OUTCOMES, type Outcome } from '../lessons/standing.ts';

const Day = z.iso.date('Give a day that exists, such as 2026-11-27.');
const sentence = (most: number) =>
	z
		.string()
		.trim()
		.max(most, `This can be ${most.toLocaleString('en')} characters at the most.`);

const settled = { state: z.enum(CHANGE_STATES), reason: sentence(2_000).default('') };

function refuseWithoutReason(
	{ state, reason }: { state: ChangeState; reason: string },
	context: z.RefinementCtx,
): void {
	if (state !== 'dropped' || reason !== '') return;
	const message = 'Say why it was dropped; the reason is worth keeping.';
	context.addIssue({ code: 'custom', path: ['reason'], message, input: reason });
}

/** How a change stands from now on. */
export const Settled = z
	.object({
		...settled,
		/** Today where it is left out. */
		doneOn: Day.nullable().default(null),
	})
	.superRefine(refuseWithoutReason);
export type Settled = z.output<typeof Settled>;
/** The same from a form. */
export const SettledForm = z
	.object({ ...settled, doneOn: noneOr(Day.nullable().default(null)) })
	.superRefine(refuseWithoutReason);

/** The most weeks after which somebody looks. */
const MOST_WEEKS = 104;
const atLeast = 'A week at the least.';
const atMost = `${MOST_WEEKS} weeks at the most.`;

/** Who looks after it, and until when: what is left out stays. */
export const Amended = z.object({
	/** The e-mail address of somebody who may read the entry; empty where nobody looks after it. */
	owner: sentence(200).optional(),
	due: Day.nullable().optional(),
	/** How long after it is done somebody looks; null where nobody will. */
	checkWeeks: z.int('Give whole weeks.').min(1, atLeast).max(MOST_WEEKS, atMost).nullable().optional(),
	/** Where the work lives. */
	link: sentence(2_000).optional(),
});
export type Amended = z.output<typeof Amended>;
export const AmendedForm = Amended.extend({
	due: noneOr(Day.nullable()).optional(),
	checkWeeks: noneOr(
		z.coerce
			.number('Give a number of weeks.')
			.int('Give whole weeks.')
			.min(1, atLeast)
			.max(MOST_WEEKS, atMost)
			.nullable(),
	).optional(),
});

export const OUTCOME_NAMES: Record<Outcome, string> = {
	held: 'It held',
	partly: 'In part',
	'did-not': 'It did not hold',
	'cannot-tell': 'Nobody can tell',
};

/** What a look at it has shown. */
export const Looked = z
	.object({
		outcome: z.enum(OUTCOMES, 'Choose what you saw.'),
		sentence: sentence(500).default(''),
	})
	.superRefine(({ outcome, sentence: said }, context) => {
		if (said !== '' || outcome === 'held' || outcome === 'cannot-tell') return;
		const message = 'Say in a sentence what you saw.';
		context.addIssue({ code: 'custom', path: ['sentence'], message, input: said });
	});
export type Looked = z.output<typeof Looked>;
