import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutsOf, type OnRoster, type TeamThere } from './cuts.ts';
import type { Item, Scale } from './pulse.ts';
import { agrees, piecesOf, release, score, type Answers, type Rules } from './release.ts';
import { step } from './rounding.ts';

const PLAIN: Item = { id: 'plain-1.1', text: 'It is safe.', reversed: false };
const REVERSED: Item = { id: 'reversed-1.1', text: 'It is held against you.', reversed: true };

/** A workspace of one part, so large that it is never told that all answered. */
function whole(items: readonly Item[], scale: Scale, asked = 100): Rules {
	const cuts = [{ key: 'all', name: 'Everybody', parts: [0], parent: null }];
	return { items, scale, cuts, asked: new Map([[0, asked]]), fewest: 5 };
}
const said = (item: Item, ...each: number[]): Answers[] =>
	each.map((one) => ({ part: 0, given: { [item.id]: one } }));

describe('a score', () => {
	it('is the answer, and what is left of the scale where agreeing is worse', () => {
		expect([1, 2, 3, 4, 5].map((one) => score(PLAIN, one, 5))).toEqual([1, 2, 3, 4, 5]);
		expect([1, 2, 3, 4, 5].map((one) => score(REVERSED, one, 5))).toEqual([5, 4, 3, 2, 1]);
		expect([1, 4, 7].map((one) => score(REVERSED, one, 7))).toEqual([7, 4, 1]);
	});
});

describe('what is told, counted by hand', () => {
	// Above 1 that is 0 1 1 2 2 2 3 3 4 4, together 22: in the cell from 16 to 23, of which 19½ is the middle.
	// From the middle of the scale it is 4 1 1 0 0 0 1 1 4 4 squared, together 16: in the cell from 16 to 31, middle 23½.
	const TEN = [1, 2, 2, 3, 3, 3, 4, 4, 5, 5];
	// √(2.35 − 0.05²)
	const TOLD = { cut: 'all', n: 10, mean: 2.95, spread: 1.53, step: 0.8 };

	it('of ten on five points', () => {
		expect(release(whole([PLAIN], 5), said(PLAIN, ...TEN))).toEqual([{ ...TOLD, item: PLAIN.id }]);
	});

	it('of the same ten where agreeing is worse: they say the opposite', () => {
		const opposite = TEN.map((one) => 6 - one);
		expect(release(whole([REVERSED], 5), said(REVERSED, ...opposite))).toEqual([
			{ ...TOLD, item: REVERSED.id },
		]);
	});

	it('of six on seven points, which are reversed', () => {
		// Scores 7 7 6 2 1 1: above 1 that is 6 6 5 1 0 0, together 18, in the cell from 12 to 23: its middle is 17½.
		// From the middle 3 3 2 −2 −3 −3, squared 44, in the cell from 36 to 71: its middle is 53½.
		// √(53.5/6 − (17.5/6 − 3)²)
		expect(release(whole([REVERSED], 7), said(REVERSED, 1, 1, 2, 6, 7, 7))).toEqual([
			{ cut: 'all', item: REVERSED.id, n: 6, mean: 3.92, spread: 2.98, step: 2 },
		]);
	});

	it('of many in wider cells, so that a tenth is the finest', () => {
		// Sixty times 2 and sixty times 4: above 1 together 240, in cells of 16 the first of [240, 255], middle 247½.
		// From the middle each is 1 away, together 120, in the cell [96, 127], middle 111½. √(111.5/120 − 0.0625²)
		const many = Array.from({ length: 120 }, (_, k) => (k % 2 === 0 ? 2 : 4));
		expect(release(whole([PLAIN], 5, 200), said(PLAIN, ...many))).toEqual([
			{ cut: 'all', item: PLAIN.id, n: 120, mean: 3.06, spread: 0.96, step: 0.133 },
		]);
	});

	it('never tells that all answered, nor that all but one did', () => {
		for (const asked of [10, 11, 12]) {
			expect(release(whole([PLAIN], 5, asked), said(PLAIN, ...TEN))).toMatchObject([{ n: asked - 2 }]);
		}
		expect(release(whole([PLAIN], 5, 13), said(PLAIN, ...TEN))).toMatchObject([{ n: 10 }]);
	});
});

describe('nothing is told', () => {
	it('of fewer than five, of nobody, and of five of six', () => {
		expect(release(whole([PLAIN], 5), [])).toEqual([]);
		expect(release(whole([PLAIN], 5), said(PLAIN, 1, 2, 4, 5))).toEqual([]);
		expect(release(whole([PLAIN], 5), said(PLAIN, 1, 2, 3, 4, 5))).toHaveLength(1);
		expect(release(whole([PLAIN], 5, 6), said(PLAIN, 1, 2, 3, 4, 5))).toEqual([]);
	});

	it('where all said the same, or all but one', () => {
		expect(release(whole([PLAIN], 5), said(PLAIN, 3, 3, 3, 3, 3, 3))).toEqual([]);
		expect(release(whole([PLAIN], 5), said(PLAIN, 1, 3, 3, 3, 3, 3))).toEqual([]);
		expect(release(whole([PLAIN], 5), said(PLAIN, 1, 1, 3, 3, 3, 3))).toHaveLength(1);
	});

	it('of a team where it would tell of the rest', () => {
		const cuts = [
			{ key: 'all', name: 'Everybody', parts: [0, 1], parent: null },
			{ key: 'team-1', name: 'One', parts: [1], parent: 'all' },
		];
		const rules = { ...whole([PLAIN], 5), cuts, asked: new Map([0, 1].map((part) => [part, 20])) };
		const of = (part: number, ...each: number[]) => each.map((one) => ({ part, given: { [PLAIN.id]: one } }));
		const team = of(1, 1, 2, 3, 4, 5, 5);
		const told = (rest: Answers[]) => release(rules, [...team, ...rest]).map(({ cut }) => cut);
		expect(told(of(0, 1, 2, 3, 4, 5))).toEqual(['all', 'team-1']);
		expect(told(of(0, 1, 2, 3, 4))).toEqual(['all']);
		// The rest could be had by subtracting: nearly all of them said the same.
		expect(told(of(0, 4, 4, 4, 4, 4, 1))).toEqual(['all']);
		// Nobody of the rest answered: everybody and the team would be the same, and tell that.
		expect(told([])).toEqual(['all']);
	});
});

/** Any roster, teams and answers. */
const world = fc
	.record({
		scale: fc.constantFrom<Scale>(5, 7),
		fewest: fc.integer({ min: 5, max: 8 }),
		parents: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 6 }),
		people: fc.array(
			fc.record({
				teams: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
				answer: fc.option(fc.integer({ min: 1, max: 7 })),
			}),
			{ maxLength: 90 },
		),
	})
	.map(({ scale, fewest, parents, people }) => {
		const teams: TeamThere[] = parents.map((parent, at) => ({
			...{ id: at + 1, name: `Team ${at + 1}` },
			parentId: parent > 0 && parent < at + 1 ? parent : null,
		}));
		const roster: OnRoster[] = people.map((one, at) => ({ id: at + 1, teams: one.teams }));
		const { cuts, partOf } = cutsOf(roster, teams, fewest);
		const asked = new Map<number, number>();
		for (const part of partOf.values()) asked.set(part, (asked.get(part) ?? 0) + 1);
		const answers = people.flatMap(({ answer }, at): Answers[] =>
			answer === null
				? []
				: [{ part: partOf.get(at + 1) ?? 0, given: { [REVERSED.id]: Math.min(answer, scale) } }],
		);
		return { rules: { items: [REVERSED], scale, cuts, asked, fewest }, answers };
	});

describe('whatever is answered', () => {
	it('all that can be added and subtracted of what is told is of enough people, who differ', () => {
		fc.assert(
			fc.property(world, ({ rules, answers }) => {
				const shown = new Set(release(rules, answers).map(({ cut }) => cut));
				for (const parts of piecesOf(rules.cuts.filter(({ key }) => shown.has(key)))) {
					const scores = answers
						.filter(({ part }) => parts.includes(part))
						.map(({ given }) => score(REVERSED, given[REVERSED.id] ?? 0, rules.scale));
					expect(scores.length).toBeGreaterThanOrEqual(rules.fewest);
					const tally = Array.from(
						{ length: rules.scale },
						(_, at) => scores.filter((one) => one === at + 1).length,
					);
					expect(agrees(tally)).toBe(false);
				}
			}),
		);
	});

	it('what is told is close to what was said, and never as close that one answer shows', () => {
		fc.assert(
			fc.property(world, ({ rules, answers }) => {
				for (const { cut, n, mean, step: width } of release(rules, answers)) {
					const parts = rules.cuts.find(({ key }) => key === cut)?.parts ?? [];
					const scores = answers
						.filter(({ part }) => parts.includes(part))
						.map(({ given }) => score(REVERSED, given[REVERSED.id] ?? 0, rules.scale));
					const exact = scores.reduce((sum, one) => sum + one, 0) / scores.length;
					expect(Math.abs(mean - exact)).toBeLessThan(width + 1 / n + 0.01);
					expect(width * n).toBeGreaterThanOrEqual(1.9 * (rules.scale - 1));
					expect(width).toBe(step(n, rules.scale));
					expect(n).toBeLessThanOrEqual(scores.length);
				}
			}),
		);
	});

	it('the same answers in any order tell the same', () => {
		const both = world.chain(({ rules, answers }) =>
			fc.record({
				rules: fc.constant(rules),
				answers: fc.constant(answers),
				order: fc.shuffledSubarray(answers, { minLength: answers.length }),
			}),
		);
		fc.assert(
			fc.property(both, ({ rules, answers, order }) => {
				expect(release(rules, order)).toEqual(release(rules, answers));
			}),
		);
	});
});
