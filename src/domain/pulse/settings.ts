import { z } from 'zod';
import { EDMONDSON, MOST_OWN, OwnItem, type ItemSet } from './items.ts';
import { LEAST, SCALES, type Bounds, type Item, type Scale } from './pulse.ts';

export const RHYTHMS = ['off', 'quarterly', 'monthly-short'] as const;
/** Rounds begin by hand alone, in each quarter with all sentences, or in each month with a few of them in turn. */
export type Rhythm = (typeof RHYTHMS)[number];
export const RHYTHM_NAMES: Record<Rhythm, string> = {
	off: 'Only when somebody opens one',
	quarterly: 'Every sentence, once a quarter',
	'monthly-short': 'A few sentences in turn, once a month',
};

export const DAYS_OPEN = { least: 5, most: 30, first: 14 } as const;
/** Nobody needs a bound above that: of so many, nothing of a team would ever be shown. */
const MOST = 50;

const atLeast = (least: number) =>
	z.coerce
		.number('A number.')
		.int('A whole number.')
		.min(least, `${least} is the least: fewer are nearly names.`)
		.max(MOST, `${MOST} at the most.`);

const shared = {
	rhythm: z.enum(RHYTHMS).default('off'),
	scale: z.coerce
		.number()
		.pipe(z.union([z.literal(5), z.literal(7)], `${SCALES.join(' or ')}.`))
		.default(5),
	/** Its own sentences instead of Edmondson's. */
	asksOwn: z.boolean().default(false),
	fewest: atLeast(LEAST.fewest).default(LEAST.fewest),
	fewestComments: atLeast(LEAST.fewestComments).default(LEAST.fewestComments),
	daysOpen: z.coerce
		.number('A number of days.')
		.int('A whole number of days.')
		.min(DAYS_OPEN.least, `${DAYS_OPEN.least} days at the least, so that everybody finds the time.`)
		.max(DAYS_OPEN.most, `${DAYS_OPEN.most} days at the most.`)
		.default(DAYS_OPEN.first),
};

/** What a workspace decides of the pulse, as a form or the API sends it. */
export const PulseChange = z
	.object({
		...shared,
		own: z.array(OwnItem).max(MOST_OWN, `${MOST_OWN} sentences at the most.`).default([]),
	})
	.refine(({ asksOwn, own }) => !asksOwn || own.length > 0, {
		path: ['asksOwn'],
		message: 'Write a sentence of your own first.',
	})
	.refine(({ own }) => new Set(own.map(({ text }) => text.toLowerCase())).size === own.length, {
		path: ['own'],
		message: 'Two of these sentences are the same.',
	});
export type PulseChange = z.output<typeof PulseChange>;

const Kept = z.object({ id: z.string(), text: z.string(), reversed: z.boolean() });

/** The same as it is kept. */
export const PulseSettings = z.object({
	...shared,
	/** The day on which the rhythm was chosen: it opens nothing before the next one, so that there is time to look. */
	since: z.string().default(''),
	own: z
		.object({ items: z.array(Kept), versions: z.array(z.number()) })
		.default(() => ({ items: [], versions: [] })),
});
export type PulseSettings = Omit<z.output<typeof PulseSettings>, 'scale'> & { scale: Scale };

export const OWN_SOURCE = 'Sentences of this workspace';

/** What a round asks from. */
export function itemsOf({ asksOwn, own }: Pick<PulseSettings, 'asksOwn' | 'own'>): ItemSet {
	return asksOwn ? { source: OWN_SOURCE, items: own.items satisfies Item[] } : EDMONDSON;
}

/** What is lower than in an open round, in a sentence for each field. */
export function loweredIn(change: Bounds, open: Bounds | null): Record<string, string> {
	const lowered: Record<string, string> = {};
	for (const name of ['fewest', 'fewestComments'] as const) {
		if (open && change[name] < open[name]) {
			lowered[name] =
				`While a round is open it stays at ${open[name]} or more: that was promised to whoever answers.`;
		}
	}
	return lowered;
}
