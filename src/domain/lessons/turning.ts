import { z } from 'zod';
import { LESSON_STATES, type LessonState } from './standing.ts';

/** How each is called where somebody chooses. */
export const LESSON_STATE_NAMES: Record<LessonState, string> = {
	fresh: 'Fresh',
	standing: 'Stands',
	superseded: 'Said better since',
	'no-longer-true': 'No longer true',
};

const Sentence = z.string().trim().max(500, 'A sentence can be 500 characters at the most.');

/** `318`, `L-318`, or the address of its page. */
const LessonNumber = z
	.string()
	.trim()
	.transform((typed, context) => {
		const number = /(?:^|\/lessons\/|L[-\u2011]?)([1-9]\d{0,9})$/i.exec(typed)?.[1];
		if (number !== undefined) return Number(number);
		context.addIssue({ code: 'custom', message: 'Name it by its number, such as L-318.', input: typed });
		return z.NEVER;
	});

const turn = {
	state: z.enum(LESSON_STATES, 'Choose how it stands.'),
	/** Why. It stands beside the lesson, with the name of who said so. */
	sentence: Sentence.default(''),
};

function refuseWithoutReason(
	{ state, sentence, by }: { state: LessonState; sentence: string; by: number | null },
	context: z.RefinementCtx,
): void {
	const refuse = (field: string, message: string) =>
		context.addIssue({ code: 'custom', path: [field], message, input: '' });
	if (state === 'no-longer-true' && sentence === '')
		refuse('sentence', 'Say in a sentence what is different now.');
	if (state === 'superseded' && by === null)
		refuse('by', 'Name the lesson that says it better, such as L-318.');
}

/** How a lesson stands from now on. */
export const Turn = z
	.object({
		...turn,
		/** Which lesson says it better. */
		by: z.int().positive().nullable().default(null),
	})
	.superRefine(refuseWithoutReason);
export type Turn = z.output<typeof Turn>;
/** The same from a form. */
export const TurnForm = z
	.object({ ...turn, by: z.union([z.literal('').transform(() => null), LessonNumber]).default(null) })
	.superRefine(refuseWithoutReason);

/** Several that say the same become one: the others lead on to it. */
export const Joining = z.object({
	lessons: z
		.array(z.coerce.number().int().positive())
		.min(1, 'Choose at least one that says the same.')
		.max(50),
});
export type Joining = z.output<typeof Joining>;
