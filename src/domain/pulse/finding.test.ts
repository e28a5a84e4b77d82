import { expect, test } from 'vitest';
import { clauses, findingOf, movesIn, type Pair } from './finding.ts';
import { guideFor } from './guide.ts';
import { movedFrom } from './moving.ts';
import { shownScore, shownSpread } from './moved-drawn.ts';
import type { Item } from './pulse.ts';

const item = (number: number, reversed = false): Item => ({
	...{ id: `edmondson-${number}.1`, text: `Item ${number}`, reversed },
});
const own = (text: string): Item => ({ id: `${text}.1`, text, reversed: false });
const score = (mean: number, { n = 24, spread = 0.5, step = 0.25 } = {}) => ({ n, mean, spread, step });
const pair = (of: Item, before: number, now: number): Pair => ({
	...{ item: of, before: score(before), now: score(now) },
});

// By hand, of 24 people each and a step of 0.25: spreads of 0.5 count as 1, two errors are 2 · √(2 ÷ 24) = 0.577. A move of 1 is
// 0.75 at the least, and one of 0.75 is 0.5.
test('a move counts where it is more than chance after rounding is taken off', () => {
	expect(movedFrom(score(3.5), score(4.5), 5)).toBe('up');
	expect(movedFrom(score(4.5), score(3.5), 5)).toBe('down');
	expect(movedFrom(score(4), score(4.75), 5)).toBe('same');
	expect(movedFrom(score(4), score(4), 5)).toBe('same');
});

// By hand, of 500 people and a step of 0.11: 2 · √(2 · 1.1² ÷ 500) = 0.139. A move of 0.3 is 0.19 at the least, one of 0.2 is 0.09.
test('more people make a smaller move tell', () => {
	const many = { n: 500, spread: 1.1, step: 0.11 };
	expect(movedFrom(score(3.9, many), score(4.2, many), 5)).toBe('up');
	expect(movedFrom(score(3.9, many), score(4.1, many), 5)).toBe('same');
});

// By hand, of 6 people and a step of 1.33: 2 · √(2 ÷ 6) = 1.15 and 1.33 for rounding: 2 is not enough, 3 is. Of seven steps the
// spread is 1.5 at the least: 1.73 and 1.33, so that 3 is not.
test('of few people next to nothing is said, and less on a longer scale', () => {
	const few = { n: 6, spread: 0.2, step: 1.33 };
	expect(movedFrom(score(2, few), score(4, few), 5)).toBe('same');
	expect(movedFrom(score(2, few), score(5, few), 5)).toBe('up');
	expect(movedFrom(score(2, few), score(5, few), 7)).toBe('same');
});

test('the finding names the furthest moves, in the words of what got easier', () => {
	const pairs = [pair(item(1, true), 3.5, 4.5), pair(item(2), 4, 4.25), pair(item(5, true), 4.5, 3.5)];
	expect(findingOf(pairs, 5, 'March')).toBe('It got easier to admit a mistake, and harder to ask for help.');
	expect(findingOf(pairs.slice(1, 2), 5, 'March')).toBe('Nothing moved by more than chance since March.');
	expect(findingOf([{ item: item(1), before: null, now: score(4) }], 5, 'March')).toBeNull();
});

test('of many moves the three furthest are named, or two of each way', () => {
	const up = [pair(item(1), 3, 4), pair(item(2), 3, 5), pair(item(4), 3, 4.5), pair(item(7), 3, 4.25)];
	expect(findingOf(up, 5, 'March')).toBe(
		'It got easier to bring up a hard problem, to take a risk and to bring in what one is good at.',
	);
	expect(findingOf([...up, pair(item(5), 5, 4)], 5, 'March')).toBe(
		'It got easier to bring up a hard problem and to take a risk, and harder to ask for help.',
	);
});

test('items of one’s own are named as they are asked', () => {
	const pairs = [pair(own('We rest'), 3, 4), pair(own('We laugh'), 4, 3)];
	expect(clauses(movesIn(pairs, 5))).toBe('The score rose of “We rest”, and fell of “We laugh”');
});

test('a talk begins with what people differ on most, and the lowest of several', () => {
	const now = (of: Item, mean: number, spread: number) => ({
		item: of,
		now: { ...score(mean, { spread }), cut: 'all', item: of.id },
	});
	const one = guideFor([now(item(1), 4, 0.5), now(item(2), 4.5, 1), { item: item(3), now: null }]);
	expect(one?.leads.item.id).toBe('edmondson-2.1');
	expect(one?.why).toContain('more than on anything else');
	expect(one?.questions).toHaveLength(5);
	const alike = guideFor([now(item(1), 4, 0.5), now(item(5), 3.5, 0.5), now(item(2), 4, 0.2)]);
	expect(alike?.leads.item.id).toBe('edmondson-5.1');
	expect(alike?.why).toBe(
		'People differ on two of the three sentences about alike; of those this one has the lowest score.',
	);
	expect(guideFor([{ item: item(1), now: null }])).toBeNull();
});

test('a score is shown with one digit, and a spread that is lost in rounding as no more than small', () => {
	expect(shownScore(score(4))).toBe('4.0');
	expect(shownScore(score(4.46))).toBe('4.5');
	expect(shownSpread(score(4))).toBe('0.5');
	expect(shownSpread(score(4, { spread: 0, step: 1.33 }))).toBe('<1.3');
});
