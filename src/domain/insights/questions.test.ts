import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tooLittle } from './insight.ts';
import { ALWAYS_GOOD, questionsOf } from './questions.ts';

const asks = (...questions: [text: string, weight: number][]) =>
	tooLittle('reach', 'Nothing yet.', {
		computed: [],
		questions: questions.map(([text, weight]) => ({ text, weight })),
	});

test('the three heaviest, each of another chart; of equal weight, what comes first on the page', () => {
	const all = [
		asks(['A?', 1], ['B?', 9]),
		asks(['C?', 2]),
		asks(),
		asks(['D?', 8], ['E?', 7]),
		asks(['F?', 2]),
	];
	expect(questionsOf(all)).toEqual(['B?', 'D?', 'C?']);
});

test('where charts ask fewer, what is always worth asking comes after it', () => {
	expect(questionsOf([asks(['A?', 1], ['B?', 9])])).toEqual(['B?', ...ALWAYS_GOOD.slice(0, 2)]);
	expect(questionsOf([])).toEqual([...ALWAYS_GOOD]);
});

test('there are always three, and none comes twice', () => {
	const question = fc.record({ text: fc.constantFrom('A?', 'B?', 'C?', ...ALWAYS_GOOD), weight: fc.nat(9) });
	fc.assert(
		fc.property(fc.array(fc.array(question, { maxLength: 4 }), { maxLength: 8 }), (charts) => {
			const all = charts.map((one) =>
				asks(...one.map(({ text, weight }) => [text, weight] as [string, number])),
			);
			expect(new Set(questionsOf(all)).size).toBe(3);
		}),
	);
});
