import { expect, test } from 'vitest';
import { tooLittle, type Insight, type InsightKey } from '#domain/insights/insight.ts';
import type { Drawn } from '#lib/ui/charts/drawn.ts';
import { arranged, sixths, type Placed } from './arranged.ts';

const months: Drawn = { chart: 'months', columns: [], rows: [] };
const parts: Drawn = { chart: 'parts', parts: [], groups: [] };
const said = (key: InsightKey, drawn: Drawn): Insight => ({
	...tooLittle(key, 'About.', { computed: [] }),
	...{ finding: 'Found.', drawn },
});
const named = (placed: readonly Placed[]) =>
	placed.map((one) => (one === 'questions' ? 'questions' : one.insight.key)).join(' ');

test('wide and narrow ones beside each other, the questions in the third line; the rest below', () => {
	const all = [
		...[said('learning-speed', months), said('changes', parts), said('factors', months)],
		...[said('rhythm', parts), said('pulse', months), said('checks', parts), said('reach', parts)],
		tooLittle('stories', 'Too few.', { computed: [] }),
	];
	const { pairs, rest, quiet } = arranged(all, 3);
	expect(named(pairs)).toBe('learning-speed changes factors rhythm pulse questions');
	expect(named(rest)).toBe('checks reach');
	expect(quiet.map(({ key }) => key)).toEqual(['stories']);
	expect(named(arranged(all, 0).pairs)).toBe('learning-speed changes factors rhythm pulse checks');
});

test('with few of them the questions come last', () => {
	const one = arranged([said('learning-speed', months)], 3);
	expect([named(one.pairs), named(one.rest)]).toEqual(['learning-speed questions', '']);
	const three = arranged([said('learning-speed', months), said('changes', parts), said('rhythm', parts)], 3);
	expect([named(three.pairs), named(three.rest)]).toEqual(['learning-speed changes', 'rhythm questions']);
	const narrow = arranged([said('changes', parts), said('rhythm', parts)], 3);
	expect([named(narrow.pairs), named(narrow.rest)]).toEqual(['', 'changes rhythm questions']);
	expect(arranged([], 0)).toMatchObject({ pairs: [], rest: [], quiet: [] });
});

test('how long incidents were comes last, also where nothing else has enough to say', () => {
	const durations = said('durations', months);
	const { pairs, rest, last } = arranged(
		[said('learning-speed', months), said('changes', parts), durations],
		0,
	);
	expect([named(pairs), named(rest)]).toEqual(['learning-speed changes', '']);
	expect(last).toEqual({ insight: durations, wide: true });
	const alone = arranged([durations], 3);
	expect([named(alone.pairs), named(alone.rest)]).toEqual(['', 'questions']);
	expect(arranged([tooLittle('durations', 'Too few.', { computed: [] })], 0).last).toBeNull();
});

test('no line of three or of two has a gap', () => {
	const lines = (of: number) => Array.from({ length: of }, (_, at) => sixths(at, of)).join('');
	expect([1, 2, 3, 4, 5, 6, 7, 8].map(lines)).toEqual([
		'6',
		'33',
		'222',
		'3333',
		'22233',
		'222222',
		'2223333',
		'22222233',
	]);
});
