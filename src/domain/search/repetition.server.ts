import { now } from '#lib/db/clock.ts';
import { DAY } from '#lib/dates.ts';
import { sentenceCase } from '#lib/numbers.ts';
import { hrefOf, shownReference } from '../entries/kinds.ts';
import type { Compared } from './alike.server.ts';
import { listed } from './reason.ts';

/** Something like what is being written was paid for before, more than once. */
export interface Repetition {
	/** How often within the quarter, this time included. */
	times: number;
	/** “The third time this quarter” */
	sentence: string;
	/** “All speak of certificates, renewal and gateways.” */
	reason: string;
	before: { named: string; title: string; href: string; at: number }[];
}

const QUARTER = 90 * DAY;
/** By the real documents, everything above it is the same kind of trouble once more. Unsure is silent. */
export const REPEATED = 0.32;
const WORDS = 3;
const ORDINALS = ['', '', '', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** Null where it is not the third time at the least. */
export function repetitionAmong({ entries }: Compared): Repetition | null {
	const since = now() - QUARTER;
	const again = entries.filter(
		({ likeness, words, at }) => likeness >= REPEATED && words.length >= WORDS && at >= since && at <= now(),
	);
	if (again.length < 2) return null;
	const times = again.length + 1;
	const shared = (again[0]?.words ?? []).filter((word) => again.every(({ words }) => words.includes(word)));
	return {
		times,
		sentence: sentenceCase(
			ORDINALS[times] === undefined
				? `${times} times this quarter`
				: `the ${ORDINALS[times]} time this quarter`,
		),
		reason: shared.length === 0 ? '' : `All speak of ${listed(shared.slice(0, WORDS))}.`,
		before: again
			.sort((a, b) => b.at - a.at)
			.map(({ kind, number, title, at }) => ({
				named: shownReference(kind, number),
				title,
				href: hrefOf(kind, number),
				at,
			})),
	};
}
