import { z } from 'zod';
import { SPARE } from './cuts.ts';
import type { PulseSettings } from './settings.ts';

export const KINDS = ['full', 'short'] as const;
export type RoundKind = (typeof KINDS)[number];

/** What an administrator chooses who opens one by hand. */
export const Opening = z.object({
	/** All sentences, or a few of them in turn. */
	kind: z.enum(KINDS).default('full'),
});
export type Opening = z.output<typeof Opening>;

/** What a round would be like that was opened now. */
export interface Forecast {
	people: number;
	/** Of fewer people than these in a group nothing is shown, even if all of them answer. */
	fewest: number;
	/** Anything at all could be shown, if enough answer. */
	enough: boolean;
	/** What could be shown at best, with how many people are in it. */
	cuts: { key: string; name: string; people: number }[];
	/** Teams that are too small for themselves, or would tell of a small one beside them. */
	rolledUp: { name: string; people: number; into: string }[];
	/** People who are in no team that is shown: they count with everybody. */
	inNone: number;
}

export type Bounding = Pick<PulseSettings, 'fewest'>;

/** So many people a group has at the least of which anything is ever shown. */
export const leastAsked = ({ fewest }: Bounding) => fewest + SPARE;

/** Why nobody is asked. */
export const tooFew = (people: number, bounds: Bounding) =>
	`${people} people would be asked, and nothing is ever shown of fewer than ${leastAsked(bounds)}: nobody is asked in vain.`;
