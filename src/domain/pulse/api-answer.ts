import { z } from 'zod';
import { SCALES, type Cut, type Item, type Released, type Scale } from './pulse.ts';

const Day = z.iso.date();

const COMMON = {
	number: z.int(),
	href: z.string(),
	kind: z.enum(['full', 'short']),
	scale: z.union([z.literal(SCALES[0]), z.literal(SCALES[1])]),
	source: z.string(),
	openedOn: Day,
	/** Its last day. */
	closesOn: Day,
	/** Null while it is open; nothing is told of it then. */
	closedOn: Day.nullable(),
	/** Nothing is told of fewer people. */
	fewest: z.int(),
	items: z.array(z.object({ id: z.string(), text: z.string(), reversed: z.boolean() })),
};

export const RoundAnswer = z.object(COMMON);

/** What was released when it closed, as it was rounded then. What is not there is not told to anybody. */
export const ReleasedRoundAnswer = z.object({
	...COMMON,
	released: z.array(
		z.object({
			/** `all`, or a team with those inside it. */
			cut: z.string(),
			name: z.string(),
			item: z.string(),
			n: z.int(),
			mean: z.number(),
			spread: z.number(),
			/** To what the mean was rounded. */
			step: z.number(),
		}),
	),
});

interface Told {
	id: number;
	kind: 'full' | 'short';
	scale: Scale;
	source: string;
	openedOn: string;
	closesOn: string;
	closedOn: string | null;
	fewest: number;
	items: readonly Item[];
}

export function roundAnswer({ id, items, ...round }: Told): z.output<typeof RoundAnswer> {
	const { kind, scale, source, openedOn, closesOn, closedOn, fewest } = round;
	return {
		...{ number: id, href: `/pulse/${id}`, kind, scale, source, openedOn, closesOn, closedOn, fewest },
		items: items.map(({ id: item, text, reversed }) => ({ id: item, text, reversed })),
	};
}

export function releasedAnswer(
	round: Told & { cuts: readonly Cut[] },
	released: readonly Released[],
): z.output<typeof ReleasedRoundAnswer> {
	const names = new Map(round.cuts.map(({ key, name }) => [key, name]));
	return {
		...roundAnswer(round),
		released: released.map(({ cut, item, n, mean, spread, step }) => ({
			...{ cut, name: names.get(cut) ?? cut, item, n, mean, spread, step },
		})),
	};
}
