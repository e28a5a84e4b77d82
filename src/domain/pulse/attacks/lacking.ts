import type { Released } from '../pulse.ts';
import { release, score, type Answers, type Choosing, type Rules } from '../release.ts';
import type { Releasing } from './organisation.ts';
import { apartOf, HAIR, heightOf, type Reading } from './reading.ts';

/** Ways to release that each lack one thing that `release` does: every one of them is unmasked, or the attacks were no good. */

/** Every group of which enough answered, whatever it is beside the others. */
export const withoutComplements: Releasing = (rules, answers) => release(rules, answers, eachByItself);

/** A group of one is enough. */
export const fromOneOn: Releasing = (rules, answers) => release({ ...rules, fewest: 1 }, answers);

/** Sums as they are. */
export const withoutRounding: Releasing = (rules, answers) =>
	release(rules, answers).map(exactly(rules, answers));

/** Sums as they are, and also of those who all say the same. */
export const withoutDiffering: Releasing = (rules, answers) =>
	release(rules, answers, eachByItself).map(exactly(rules, answers));

/** Everybody who answered is counted. */
export const countingAll: Releasing = (rules, answers) =>
	release(rules, answers).map((row) => ({ ...row, n: scoresOf(rules, answers, row).length }));

/** What seems to be enough: means and spreads rounded so coarsely that one answer moves them by no more. */
export const roundingMeans: Releasing = (rules, answers) =>
	withoutRounding(rules, answers).map((row) => {
		const step = STEPS.find((one) => one * row.n >= heightOf(rules.scale)) ?? 2;
		const rounded = (value: number, to: number) => Math.floor(value / to + 0.5 + 1e-9) * to;
		return { ...row, step, mean: rounded(row.mean, step), spread: rounded(row.spread, step) };
	});
const STEPS = [0.1, 0.25, 0.5, 1];

const eachByItself: Choosing = (cuts, byPart, { fewest }) =>
	cuts.filter(({ parts }) => {
		const people = parts.flatMap((part) => byPart.get(part) ?? []).reduce((sum, many) => sum + many, 0);
		return people >= fewest;
	});

const exactly =
	(rules: Rules, answers: readonly Answers[]) =>
	(row: Released): Released => {
		const above = scoresOf(rules, answers, row).map((one) => one - 1);
		const mean = average(above);
		const spread = Math.sqrt(average(above.map((one) => (one - mean) ** 2)));
		return { ...row, mean: mean + 1, spread, step: 0 };
	};

function scoresOf(
	{ items, scale, cuts }: Rules,
	answers: readonly Answers[],
	{ cut, item }: Released,
): number[] {
	const parts = new Set(cuts.find(({ key }) => key === cut)?.parts);
	const asked = items.find(({ id }) => id === item);
	return answers.flatMap(({ part, given }) => {
		const answer = given[item];
		return answer === undefined || !asked || !parts.has(part) ? [] : [score(asked, answer, scale)];
	});
}

const average = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

/** As means that were rounded are read. */
export const MEANS: Reading = {
	row({ mean, spread, step }, people, scale) {
		const middle = heightOf(scale) / 2;
		const means = { least: mean - 1 - step / 2, most: mean - 1 + step / 2 };
		const spreads = { least: Math.max(0, spread - step / 2), most: spread + step / 2 };
		const far = [means.least, means.most].map((one) => apartOf(one, scale));
		const nearest = means.least <= middle && means.most >= middle ? 0 : Math.min(...far);
		return {
			total: { least: means.least * people - HAIR, most: means.most * people + HAIR },
			apart: {
				least: (spreads.least ** 2 + nearest) * people - HAIR,
				most: (spreads.most ** 2 + Math.max(...far)) * people + HAIR,
			},
		};
	},
	sum: (sums) => sums,
};
