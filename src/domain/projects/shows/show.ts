import { z } from 'zod';

/** A project's place in the show. */
export const Slot = z.object({
	number: z.coerce.number().int().positive(),
	minutes: z.coerce
		.number('How many minutes?')
		.int('Whole minutes are close enough.')
		.min(1, 'A minute at the least.')
		.max(60, 'An hour at the most.')
		.default(5),
	/** A recording or slides elsewhere: shown as a link, and never loaded by itself. */
	recording: z
		.string()
		.trim()
		.max(500, 'An address can be 500 characters at the most.')
		.refine(
			(address) =>
				address === '' || (URL.canParse(address) && ['http:', 'https:'].includes(new URL(address).protocol)),
			'Give the whole address, such as https://…',
		)
		.default(''),
});
export type Slot = z.output<typeof Slot>;

export const WhichSlot = z.object({ number: z.coerce.number().int().positive() });
export const MovedSlot = WhichSlot.extend({ by: z.enum(['earlier', 'later']) });

export const Vote = z.object({
	award: z.string().min(1).max(80),
	/** The project; empty takes the vote back. */
	number: z.preprocess(
		(value) => (value === '' ? null : value),
		z.coerce.number().int().positive().nullable(),
	),
});
export type Vote = z.output<typeof Vote>;

/** Fewer votes than this for an award say more about people than about projects. */
export const ENOUGH_VOTES = 5;

export type Voting = 'not-yet' | 'open' | 'over';

export function votingAt(votesUntil: number | null, at: number): Voting {
	if (votesUntil === null) return 'not-yet';
	return at < votesUntil ? 'open' : 'over';
}

/** Those that nobody has more than: all of them, where several have as many. None where too few voted. */
export function firstOf(votes: readonly { entryId: number; votes: number }[]): number[] {
	const all = votes.reduce((sum, one) => sum + one.votes, 0);
	if (all < ENOUGH_VOTES) return [];
	const most = Math.max(...votes.map((one) => one.votes));
	return votes.filter((one) => one.votes === most).map(({ entryId }) => entryId);
}
