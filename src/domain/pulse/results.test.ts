import { expect, test } from 'vitest';
import type { Cut, Item } from './pulse.ts';
import { inOrder, resultsOf, countedIn, roundFinding, type ClosedRound } from './results.ts';
import { movedSince, trendOf } from './trend.ts';

const ITEMS: Item[] = [
	{ id: 'edmondson-1.1', text: 'If you make a mistake…', reversed: true },
	{ id: 'edmondson-5.1', text: 'It is difficult to ask…', reversed: true },
];
const CUTS: Cut[] = [
	{ key: 'all', name: 'Everybody', parts: [1, 2, 3], parent: null },
	{ key: 'team-1', name: 'Engineering', parts: [1, 2], parent: 'all' },
	{ key: 'team-3', name: 'Dispatch', parts: [1], parent: 'team-1' },
];

function round(
	id: number,
	rows: readonly (readonly [cut: string, item: string, mean: number])[],
	more: Partial<ClosedRound> = {},
): ClosedRound {
	return {
		...{ id, kind: 'full', items: ITEMS, scale: 5, openedOn: '2026-03-02', closedOn: '2026-03-15' },
		released: rows.map(([cut, item, mean]) => ({ cut, item, n: 24, mean, spread: 0.5, step: 0.1 })),
		...more,
	};
}

test('each item stands beside the last time that it was shown for that group on that scale, a full round beside a full one', () => {
	const latest = round(4, [
		['all', 'edmondson-1.1', 4.7],
		['all', 'edmondson-5.1', 3.5],
	]);
	const other = round(3, [['all', 'edmondson-5.1', 6]], { scale: 7 });
	const short = round(2, [['all', 'edmondson-1.1', 3.75]], { kind: 'short', closedOn: '2026-06-15' });
	const first = round(1, [
		['all', 'edmondson-1.1', 3],
		['all', 'edmondson-5.1', 4.25],
	]);
	const results = resultsOf({ ...latest, kind: 'short' }, CUTS, 'all', [other, short, first]);
	expect(results.map(({ before, moved }) => [before?.round, before?.released.mean, moved])).toEqual([
		[2, 3.75, 'up'],
		[1, 4.25, 'down'],
	]);
	const full = resultsOf(latest, CUTS, 'all', [other, short, first]);
	expect(full.map(({ before }) => before?.round)).toEqual([1, 1]);
	expect(roundFinding(results, 5)).toBe('It got easier to admit a mistake, and harder to ask for help.');
});

test('what is not shown is said to be in the smallest group around that is', () => {
	const latest = round(4, [
		['all', 'edmondson-1.1', 4.7],
		['all', 'edmondson-5.1', 3.5],
		['team-1', 'edmondson-1.1', 4.5],
	]);
	const shownIn = resultsOf(latest, CUTS, 'team-3', []).map((one) => one.shownIn);
	expect(shownIn).toEqual(['Engineering', 'Everybody']);
	expect(resultsOf(round(5, []), CUTS, 'team-3', []).map((one) => one.shownIn)).toEqual([null, null]);
	expect(roundFinding(resultsOf(round(5, []), CUTS, 'all', []), 5)).toBeNull();
	expect(roundFinding(resultsOf(latest, CUTS, 'all', []), 5)).toContain('for the first time');
});

test('teams too small for themselves are named with the group that they are in', () => {
	const teams = [
		{ id: 1, name: 'Engineering', parentId: null },
		{ id: 3, name: 'Dispatch', parentId: 1 },
		{ id: 4, name: 'Ledger', parentId: 1 },
		{ id: 5, name: 'Edge', parentId: 1 },
		{ id: 6, name: 'Caches', parentId: 5 },
		{ id: 7, name: 'Billing', parentId: null },
	];
	expect(countedIn(CUTS, teams, 'Everybody')).toEqual([
		{ into: 'Engineering', names: ['Caches', 'Edge', 'Ledger'] },
		{ into: 'Everybody', names: ['Billing'] },
	]);
});

test('groups stand by what one is in and by name, whatever they answered', () => {
	const cuts = [...CUTS, { key: 'team-9', name: 'Care', parts: [3], parent: 'all' }];
	expect(inOrder(cuts, []).map(({ name }) => name)).toEqual(['Everybody', 'Care', 'Dispatch', 'Engineering']);
	expect(inOrder(cuts, [3]).map(({ name }) => name)).toEqual([
		'Everybody',
		'Dispatch',
		'Care',
		'Engineering',
	]);
});

test('round by round, each item of the latest stands with what was shown of it then, and nothing where nothing was', () => {
	const latest = round(4, [
		['all', 'edmondson-1.1', 4.46],
		['all', 'edmondson-5.1', 3.5],
	]);
	const short = round(3, [['all', 'edmondson-1.1', 4]], { kind: 'short', closedOn: '2026-06-15' });
	const other = round(2, [['all', 'edmondson-1.1', 6]], { scale: 7 });
	const { columns, rows } = trendOf([latest, short, other], 'all');
	expect(columns.map(({ label, short: few }) => [label, few])).toEqual([
		['Jun 2026', true],
		['Mar 2026', false],
	]);
	const score = (mean: string) => ({ score: mean, spread: '0.5', n: 24 });
	expect(rows.map(({ cells }) => cells)).toEqual([
		[score('4.0'), score('4.5')],
		[null, score('3.5')],
	]);
	expect(trendOf([], 'all')).toEqual({ columns: [], rows: [] });
});

test('after a reply it is told how the item moved until the latest round that shows it', () => {
	const of = { round: 1, cut: 'all', item: 'edmondson-5.1' };
	const first = round(1, [['all', 'edmondson-5.1', 3]]);
	const later = round(2, [['all', 'edmondson-5.1', 4.5]], { closedOn: '2026-06-15' });
	const silent = round(3, [['all', 'edmondson-1.1', 4]], { closedOn: '2026-09-15' });
	expect(movedSince([silent, later, first], of)).toEqual({
		month: 'June',
		from: '3.0',
		to: '4.5',
		way: 'up',
	});
	expect(movedSince([first], of)).toBeNull();
	expect(movedSince([silent, first], of)).toBeNull();
	expect(movedSince([later], of)).toBeNull();
});
