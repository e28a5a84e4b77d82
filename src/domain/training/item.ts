import { z } from 'zod';

/** A name that stays with an item, a lesson or a module while its words change: `second-story`. */
export const Key = z
	.string()
	.regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'A key is lower-case letters, digits and hyphens, up to 60 of them.');

const words = (most: number) => z.string().trim().min(1).max(most);
const maybe = (most: number) => z.string().trim().max(most).default('');

/** One of several to choose from, and what is to be said of it, whether it is right or not. */
const Option = z.object({ text: words(500), right: z.boolean().default(false), because: maybe(1_000) });
export type Option = z.output<typeof Option>;

const base = { key: Key, ask: words(2_000), because: maybe(2_000) };
const Options = z.array(Option).min(2, 'Give at least two to choose from.').max(10);

const exactlyOne = (options: Option[]) => options.filter(({ right }) => right).length === 1;

/** A step of a scenario: what one sees, and where each choice leads. A scene without choices ends it. */
const Scene = z.object({
	key: Key,
	text: words(4_000),
	choices: z
		.array(z.object({ text: words(300), to: Key, because: maybe(1_000) }))
		.max(6)
		.default([]),
	/** How it ends: well enough to count as right. */
	good: z.boolean().default(false),
});
export type Scene = z.output<typeof Scene>;

/** Where an answer of a text goes. */
export const GAP = '___';

const distinct = (words: readonly string[]) => new Set(words).size === words.length;

/** The first scene is where it begins. */
function leadsSomewhere(scenes: readonly Scene[]): boolean {
	const keys = scenes.map(({ key }) => key);
	return distinct(keys) && scenes.every(({ choices }) => choices.every(({ to }) => keys.includes(to)));
}

/** Whether each way that can be taken ends, and one of them well. */
function ends(scenes: readonly Scene[]): boolean {
	const left = new Map(scenes.map((scene) => [scene.key, scene]));
	const ending = new Set<string>();
	for (let grown = true; grown;) {
		grown = false;
		for (const [key, { choices }] of left) {
			if (choices.every(({ to }) => ending.has(to))) {
				ending.add(key);
				left.delete(key);
				grown = true;
			}
		}
	}
	return left.size === 0 && scenes.some(({ choices, good }) => choices.length === 0 && good);
}

/** What somebody does in a lesson besides reading it. */
export const Item = z.discriminatedUnion('kind', [
	z.object({
		...base,
		kind: z.literal('single'),
		options: Options.refine(exactlyOne, 'Exactly one of them is right.'),
		shuffle: z.boolean().default(false),
	}),
	z.object({
		...base,
		kind: z.literal('multiple'),
		options: Options.refine(
			(options) => options.some(({ right }) => right),
			'At least one of them is right.',
		),
		shuffle: z.boolean().default(false),
	}),
	z.object({ ...base, kind: z.literal('true-false'), answer: z.boolean() }),
	z.object({
		...base,
		kind: z.literal('number'),
		answer: z.number(),
		/** So far from it is right as well. */
		tolerance: z.number().min(0).default(0),
		unit: maybe(40),
	}),
	/** `ask` holds a gap for each entry of `gaps`, written as `___`. */
	z
		.object({
			...base,
			kind: z.literal('gap'),
			gaps: z
				.array(z.array(words(200)).min(1).max(10))
				.min(1)
				.max(10),
		})
		.refine(({ ask, gaps }) => ask.split(GAP).length === gaps.length + 1, {
			path: ['gaps'],
			message: `The question has another number of gaps (${GAP}) than there are answers.`,
		}),
	/** In the right order; they are shown in another one. */
	z.object({
		...base,
		kind: z.literal('order'),
		parts: z.array(words(300)).min(2).max(10).refine(distinct, 'No two parts are alike.'),
	}),
	z.object({
		...base,
		kind: z.literal('match'),
		pairs: z
			.array(z.object({ one: words(300), other: words(300) }))
			.min(2)
			.max(10)
			.refine((pairs) => distinct(pairs.map(({ one }) => one)), 'No two of them are alike on the left.')
			.refine((pairs) => distinct(pairs.map(({ other }) => other)), 'No two of them are alike on the right.'),
	}),
	/** Said in one's own words, and held against a model answer by whoever said it. */
	z.object({ ...base, kind: z.literal('recall'), model: words(2_000) }),
	z.object({
		...base,
		kind: z.literal('scenario'),
		scenes: z
			.array(Scene)
			.min(2)
			.max(30)
			.refine(leadsSomewhere, 'Each choice leads to a scene that is there, and no two scenes have one key.')
			.refine(ends, 'Each way comes to an end, without going round, and one end is good.'),
	}),
	/** Nobody's business but the learner's: there is no right answer. */
	z.object({ ...base, kind: z.literal('reflection') }),
]);
export type Item = z.output<typeof Item>;
export type ItemKind = Item['kind'];
