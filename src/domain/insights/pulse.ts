import { inWords } from '#lib/numbers.ts';
import { clauses, findingOf, movesIn, type Moved } from '../pulse/finding.ts';
import { shortName, whereHarder } from '../pulse/item-words.ts';
import { MOVED_IN_WORDS } from '../pulse/moving.ts';
import { alikeWithin, movedDrawn } from '../pulse/moved-drawn.ts';
import { monthOf, pairOf, resultsOf, type ClosedRound, type ItemResult } from '../pulse/results.ts';
import { tooLittle, type Insight } from './insight.ts';
import type { Scope } from './scope.ts';

/** What is released of a full round for the cut that is looked at. */
export interface PulseRead extends ClosedRound {
	fewest: number;
	asked: number;
}

const KEY = 'pulse';

const COMPUTED = [
	'Each line is an item of the pulse: the hollow end is its score in the full round before, the filled end its score in the latest one. A score is the mean of all answers, from 1 to the number of steps; where agreeing with an item is worse, it is turned round, so that more is better throughout.',
	'Only what was released when a round closed is used: scores of people who answered that item, never of fewer than the bound of the round, from sums that are rounded so that no single answer can be read from them. Nothing is added up anew; topic, severity and range only decide which rounds are looked at, or change nothing.',
	`${MOVED_IN_WORDS} Without what is taken off for rounding, one of seven items would look so by chance in one comparison out of three.`,
];

/** The cut that is looked at: a team, or everybody. */
export const cutOf = ({ team }: Pick<Scope, 'team'>): string => (team ? `team-${team.id}` : 'all');

/** @param rounds full ones within the scope, the latest first: two are enough */
export function pulse(rounds: readonly PulseRead[], scope: Scope): Insight {
	const [latest, before] = rounds;
	const rest = { computed: COMPUTED, behind: behindOf(latest, scope) };
	if (!latest || !before) {
		const about = latest
			? 'One full round of the pulse has closed. What moves is told from the second on.'
			: 'No full round of the pulse has closed yet. From the second on, this shows what moved.';
		return tooLittle(KEY, about, rest);
	}
	const results = resultsOf(latest, [], cutOf(scope), [before]);
	const pairs = results.map(pairOf);
	const [was, is] = [monthOf(before.closedOn), monthOf(latest.closedOn)];
	const numbers = numbersOf(results, was, is);
	const finding = findingOf(pairs, latest.scale, was);
	if (finding === null) return tooLittle(KEY, nothingBoth(results), { ...rest, numbers });
	const moves = movesIn(pairs, latest.scale);
	return {
		...{ key: KEY, ...rest, finding, numbers, note: alikeWithin(results) ?? '' },
		about: `Pulse of ${was} and ${is}, ${whom(results, latest, scope)}. Shown only for groups of ${inWords(latest.fewest)} or more.`,
		said: `Scores of ${results.length} items in ${was} and in ${is}, from 1 to ${latest.scale}. ${finding}`,
		drawn: { chart: 'moved', ...movedDrawn(results, latest.scale) },
		questions: [
			...moves
				.filter(({ way }) => way === 'down')
				.map(({ item }) => ({ text: whereHarder(item, was), weight: 3 })),
			{ text: 'What would somebody have to see here to answer one step higher?', weight: 1 },
		],
		...headlineOf(moves),
	};
}

function behindOf(latest: PulseRead | undefined, scope: Scope): Insight['behind'] {
	const of = scope.team ? `?of=${cutOf(scope)}` : '';
	return [
		...(latest ? [{ label: 'The latest of these rounds', href: `/pulse/${latest.id}${of}` }] : []),
		{ label: 'All rounds of the pulse', href: '/pulse' },
	];
}

function nothingBoth(results: readonly ItemResult[]): string {
	return results.some(({ now }) => now)
		? 'No item was shown in both of the last full rounds: they asked something else, on another scale, or were answered by too few.'
		: 'Too few to show without showing who.';
}

/** What is said of how many is never more than two fewer than were asked, and sentences are passed over: so many at the least. */
function whom(results: readonly ItemResult[], { asked }: PulseRead, { team }: Scope): string {
	const n = Math.max(...results.map(({ now }) => now?.n ?? 0));
	if (team) return `${n} or more of ${team.name}`;
	// Those whose accounts were erased since are not counted among the asked.
	return asked < n ? `${n} people or more` : `${n} or more of ${asked} people`;
}

function headlineOf([first]: readonly Moved[]): Pick<Insight, 'headline'> {
	const clause = first && clauses([first]);
	if (!clause) return {};
	const text = clause.charAt(0).toLowerCase() + clause.slice(1);
	return { headline: { text, weight: first.way === 'down' ? 3 : 2 } };
}

function numbersOf(results: readonly ItemResult[], was: string, is: string): Insight['numbers'] {
	const cells = (row: { mean: number; spread: number; n: number } | undefined | null) =>
		row ? [row.mean, row.spread, row.n] : [null, null, null];
	const named = (month: string) => [`${month}: score`, `${month}: spread`, `${month}: answers`];
	return {
		columns: ['Item', ...named(was), ...named(is)],
		rows: results.map(({ item, before, now }) => ({
			cells: [shortName(item), ...cells(before?.released), ...cells(now)],
		})),
	};
}
