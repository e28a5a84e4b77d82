import { z } from 'zod';
import { LONGEST_COMMENT } from './comment-length.ts';
import type { Item, Scale } from './pulse.ts';

/** Letters that nobody sees, and halves of letters, which would take more room than is kept for them. */
const UNSEEN = /[\p{Cc}--[\n\t]]/gv;

/** What the answer to the sentence in that place is called in a form: one that is left open is not sent at all. */
export const answerName = (at: number) => `q${at + 1}`;

const Answer = z.preprocess((value) => (value === '' ? null : value), z.coerce.number().int().nullable());

/** What somebody answers, under the names of the sentences in their order; one that is not there was passed over. */
export const Answering = z.object({
	answers: z.record(z.string(), Answer).default({}),
	comment: z
		.string()
		.default('')
		.transform((text) => text.toWellFormed().replaceAll('\r\n', '\n').replace(UNSEEN, '').trim())
		.pipe(
			z.string().max(LONGEST_COMMENT, `${LONGEST_COMMENT} characters at the most, so that all are as long.`),
		),
});
export type Answering = z.output<typeof Answering>;

/** A sentence for each answer that is none; nothing where all is well. */
export function problemsOf(
	{ items, scale }: { items: readonly Item[]; scale: Scale },
	{ answers }: Pick<Answering, 'answers'>,
): Record<string, string> {
	const names = items.map((_, at) => answerName(at));
	const given = Object.entries(answers).filter(([, answer]) => answer !== null);
	const wrong = given.filter(
		([name, answer]) => !names.includes(name) || answer === null || answer < 1 || answer > scale,
	);
	if (wrong.length > 0) {
		return Object.fromEntries(wrong.map(([name]) => [`answers.${name}`, `From 1 to ${scale}.`]));
	}
	return given.length > 0 ? {} : { answers: 'Answer one of them or more; the others can stay open.' };
}

/** By the ids of the sentences. */
export function givenOf(
	items: readonly Item[],
	{ answers }: Pick<Answering, 'answers'>,
): Record<string, number> {
	return Object.fromEntries(
		items.flatMap(({ id }, at) => {
			const answer = answers[answerName(at)] ?? null;
			return answer === null ? [] : [[id, answer]];
		}),
	);
}
