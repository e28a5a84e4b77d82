import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyItem } from './any-course.ts';
import { ask } from './asked.ts';
import { explain } from './explaining.ts';
import { answerIn, fits, Given, isRight, type Answer } from './grading.ts';
import { Item } from './item.ts';
import { isSettled, mayTryAgain, standing } from './progress.ts';
import { drawnFrom, orderShown } from './shuffling.ts';

const seeds = fc.string({ maxLength: 8 });

/** What the page would send, where the learner knows it all. */
function knowing(item: Item, seed: string): Given {
	const order = orderShown(item, seed);
	const shownAt = (place: number) => order.indexOf(place);
	const given: Record<string, unknown> = {};
	if (item.kind === 'single' || item.kind === 'multiple') {
		given.chosen = item.options.flatMap(({ right }, place) => (right ? [shownAt(place)] : []));
	}
	if (item.kind === 'true-false') given.said = String(item.answer);
	if (item.kind === 'number') given.number = String(item.answer).replace('.', ',');
	if (item.kind === 'gap') given.gaps = item.gaps.map(([first = '']) => ` ${first.toUpperCase()} `);
	if (item.kind === 'order') given.order = item.parts.map((_, place) => shownAt(place));
	if (item.kind === 'match') given.match = item.pairs.map((_, place) => String(shownAt(place)));
	if (item.kind === 'recall') given.text = 'In my words';
	if (item.kind === 'scenario') given.path = wayTo(item.scenes);
	return Given.parse(given);
}

function wayTo(scenes: Extract<Item, { kind: 'scenario' }>['scenes'], at = scenes[0]?.key): number[] {
	const scene = scenes.find(({ key }) => key === at);
	if (!scene || scene.choices.length === 0) return [];
	return [0, ...wayTo(scenes, scene.choices[0]?.to)];
}

function answered(item: Item, given: Given, seed: string): Answer {
	const answer = answerIn(item, given, seed);
	if (typeof answer === 'string') throw new Error(answer);
	return answer;
}

const known = anyItem.filter(
	(item) =>
		item.kind !== 'reflection' &&
		// What capitals do to some letters is no question of grading.
		(item.kind !== 'gap' ||
			item.gaps.every(([first = '']) => first.toUpperCase().toLowerCase() === first.toLowerCase())),
);

describe('grading', () => {
	it('whoever knows it is right, in whatever order it is shown', () => {
		fc.assert(
			fc.property(known, seeds, (item, seed) => {
				const answer = answered(item, knowing(item, seed), seed);
				expect(isRight(item, 'near' in answer ? { ...answer, near: true } : answer)).toBe(true);
			}),
		);
	});

	it('one thing chosen otherwise is not right', () => {
		fc.assert(
			fc.property(known, seeds, fc.nat(), (item, seed, n) => {
				const given = knowing(item, seed);
				if (item.kind === 'multiple') {
					const other = n % item.options.length;
					given.chosen = given.chosen.includes(other)
						? given.chosen.filter((one) => one !== other)
						: [...given.chosen, other];
				} else if (item.kind === 'order')
					given.order = given.order.map((_, at) => given.order[(at + 1) % given.order.length] ?? 0);
				else if (item.kind === 'match')
					given.match = given.match.map((_, at) => given.match[(at + 1) % given.match.length] ?? '');
				else if (item.kind === 'number') given.number = String(item.answer + item.tolerance + 1);
				else if (item.kind === 'true-false') given.said = item.answer ? 'false' : 'true';
				else return;
				const answer = answerIn(item, given, seed);
				expect(typeof answer === 'string' || !isRight(item, answer)).toBe(true);
			}),
		);
	});

	it('whatever is sent ends in an answer or a sentence', () => {
		const anything = fc.record({
			chosen: fc.array(fc.nat(45), { maxLength: 5 }).map((all) => all.filter((one) => one <= 40)),
			said: fc.constantFrom('', 'true', 'false'),
			number: fc.constantFrom('', '1', '2,5', '-3', 'NaN', 'Infinity', '1e3', '0x10', '1 200'),
			gaps: fc.array(fc.string({ maxLength: 4 }), { maxLength: 4 }),
			order: fc.array(fc.nat(5), { maxLength: 6 }),
			match: fc.array(fc.constantFrom('', '0', '1', '9', 'x'), { maxLength: 6 }),
			path: fc.array(fc.nat(3), { maxLength: 6 }),
			text: fc.string({ maxLength: 5 }),
		});
		fc.assert(
			fc.property(anyItem, anything, seeds, (item, sent, seed) => {
				const answer = answerIn(item, Given.parse(sent), seed);
				if (typeof answer === 'string') expect(answer).toMatch(/\.$/);
				else expect(typeof isRight(item, answer)).toBe('boolean');
			}),
		);
	});

	it.each([
		['12', true],
		['12.5', true],
		['11,5', true],
		['12,6', false],
		['−12', false],
	])('a number is right within its tolerance: %s', (number, right) => {
		const item = Item.parse({ key: 'a', ask: 'How many?', kind: 'number', answer: 12, tolerance: 0.5 });
		expect(isRight(item, answered(item, Given.parse({ number }), ''))).toBe(right);
	});

	it.each([
		['Straße', 'straße'],
		['ὖ', 'ὖ'.toUpperCase()],
		['ὁδός', 'ὉΔΌΣ'],
		['don’t', "Don't"],
	])('what is written otherwise fits: %s as %s', (fine, written) => {
		expect(fits([fine], written)).toBe(true);
	});
});

describe('what is shown', () => {
	it('does not tell what is right before it is answered', () => {
		fc.assert(
			fc.property(anyItem, seeds, (item, seed) => {
				const asked = JSON.stringify(ask(item, seed));
				for (const told of ['because', 'right', 'model', 'answer', 'good', 'tolerance', 'gaps']) {
					if (item.kind !== 'scenario') expect(Object.keys(JSON.parse(asked) as object)).not.toContain(told);
				}
				if (item.kind === 'single') {
					const marked = {
						...item,
						options: item.options.map((one) => ({ ...one, right: !one.right, because: 'CANARY' })),
					};
					expect(JSON.stringify(ask(marked, seed))).toBe(asked);
				}
				if (item.kind === 'order') expect(orderShown(item, seed)).not.toEqual(item.parts.map((_, at) => at));
			}),
		);
	});

	it('is the same on each reload, and another one for another time through', () => {
		fc.assert(
			fc.property(anyItem, seeds, (item, seed) => {
				expect(ask(item, seed)).toEqual(ask(item, seed));
				const order = orderShown(item, seed);
				expect([...order].sort((a, b) => a - b)).toEqual(order.map((_, at) => at));
			}),
		);
		const items = Array.from({ length: 12 }, (_, n) =>
			Item.parse({ key: `i${n}`, ask: 'Is it?', kind: 'true-false', answer: true }),
		);
		const lesson = { key: 'a', items, draw: 5 };
		const draws = Array.from({ length: 20 }, (_, n) => drawnFrom(lesson, `enrolment ${n}`));
		expect(draws.every((drawn) => drawn.length === 5)).toBe(true);
		expect(new Set(draws.map((drawn) => drawn.map(({ key }) => key).join())).size).toBeGreaterThan(10);
	});

	it('while it can be tried again, tells nothing but what is said of what was chosen', () => {
		const item = Item.parse({
			key: 'a',
			kind: 'single',
			ask: 'Which?',
			because: 'Whole story',
			options: [
				{ text: 'One', because: 'Of one' },
				{ text: 'Two', because: 'Of two', right: true },
			],
		});
		const told = explain(item, { chosen: [0] }, { seed: '', settled: false, confidence: 3 });
		expect(told.options).toEqual([
			{ chosen: true, right: null, because: 'Of one' },
			{ chosen: false, right: null, because: '' },
		]);
		expect([told.because, told.answer, told.right]).toEqual(['', [], false]);
		expect(told.verdict).toMatch(/^That one surprises many/);
	});
});

describe('how far somebody is', () => {
	const item = (key: string) => Item.parse({ key, ask: 'Is it?', kind: 'true-false', answer: true });
	const lessons = [
		{
			key: 'one',
			title: 'One',
			minutes: 5,
			text: '',
			video: '',
			reflection: '',
			draw: 0,
			items: [item('a'), item('b')],
		},
		{
			key: 'two',
			title: 'Two',
			minutes: 5,
			text: '',
			video: '',
			reflection: '',
			draw: 0,
			items: [item('c')],
		},
	];
	const course = { modules: [{ key: 'm', title: 'M', lessons }], passMark: 67, attempts: 1 };
	const all = new Set(['one', 'two']);
	const right = { tries: 1, right: true };
	const wrong = { tries: 1, right: false };

	it('is complete with all lessons and enough right', () => {
		const states = (entries: [string, typeof right][]) => standing(course, '', all, new Map(entries));
		expect(
			states([
				['a', right],
				['b', right],
			]),
		).toMatchObject({ needed: 3, right: 2, complete: false, lost: false });
		expect(
			states([
				['a', right],
				['b', right],
				['c', right],
			]).complete,
		).toBe(true);
		expect(
			states([
				['a', wrong],
				['b', right],
			]),
		).toMatchObject({ complete: false, lost: true });
		expect(
			standing(
				{ ...course, passMark: 66 },
				'',
				all,
				new Map([
					['a', right],
					['b', right],
				]),
			).complete,
		).toBe(true);
		expect(standing({ ...course, passMark: 0 }, '', new Set(['one']), new Map()).complete).toBe(false);
		expect(standing({ ...course, modules: [], passMark: 0 }, '', new Set(), new Map()).complete).toBe(false);
	});

	it('is told after the last try, and after the first where there is no last', () => {
		expect([isSettled(wrong, 0), isSettled(wrong, 1), isSettled(wrong, 2), isSettled(right, 5)]).toEqual([
			true,
			true,
			false,
			true,
		]);
		expect([
			mayTryAgain(wrong, 0),
			mayTryAgain(wrong, 1),
			mayTryAgain(wrong, 2),
			mayTryAgain(right, 0),
		]).toEqual([true, false, true, false]);
	});
});
