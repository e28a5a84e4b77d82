import { inWords } from '#lib/numbers.ts';
import { talkOf } from './item-words.ts';
import type { Item, Released } from './pulse.ts';

/** For a talk of a team about its results, on one page. */
export interface Guide {
	/** What it begins with: what people differ on most. */
	leads: { item: Item; released: Released };
	why: string;
	questions: readonly string[];
}

/** What holds for the talk, whatever it is about. */
export const GROUND = [
	'Nobody says what they answered, and nobody guesses what somebody else did.',
	'Whoever leads the team asks, and speaks last.',
	'What is said stays here; what comes of it is written down with a name and a day.',
];

/**
 * Led by what people differ on most: where all agree, there is less to hear from each other. Spreads that are no further
 * apart than rounding leaves two means are alike; of those the one with the lowest score leads.
 * @returns null where nothing can be shown
 */
export function guideFor(results: readonly { item: Item; now: Released | null }[]): Guide | null {
	const shown = results.flatMap(({ item, now }) => (now ? [{ item, released: now }] : []));
	const widest = Math.max(...shown.map(({ released }) => released.spread));
	const alike = shown.filter(({ released: { spread, step } }) => spread > widest - step || spread === widest);
	const [leads] = alike.toSorted((a, b) => a.released.mean - b.released.mean);
	if (!leads) return null;
	return {
		leads,
		why: whyFirst(alike.length, shown.length),
		questions: [
			talkOf(leads.item),
			'What would somebody see here in a week who answers high? And somebody who answers low, in the same week?',
			'When was it better than usual, even for a day, and what was different then?',
			'What depends on us, what on others, and who would we ask?',
			'What could we try for two weeks, who begins, and on which day do we look whether it held?',
		],
	};
}

function whyFirst(alike: number, all: number): string {
	if (alike === 1) return 'People differ on this more than on anything else that was asked.';
	const these = alike === all ? 'all that was asked' : `${inWords(alike)} of the ${inWords(all)} sentences`;
	return `People differ on ${these} about alike; of those this one has the lowest score.`;
}
