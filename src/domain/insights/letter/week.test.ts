import { expect, test } from 'vitest';
import { tooLittle, type Insight, type InsightKey } from '../insight.ts';
import { readScope, type Scope } from '../scope.ts';
import { weekIn } from './week.ts';

const SCOPE: Scope = {
	query: readScope(new URLSearchParams('team=ledger')),
	...{ from: 0, until: 1, zone: 'UTC', periods: [], weeks: [], name: 'A year', teamIds: [1], topic: null },
	team: { id: 1, slug: 'ledger', name: 'Ledger' },
};
const says = (key: InsightKey, finding: string | null, weight = 0): Insight => ({
	...tooLittle(key, 'Of what it is.', { computed: [] }),
	finding,
	...(weight > 0 && { headline: { text: `${key} stands out`, weight } }),
});
const keys = (week: ReturnType<typeof weekIn>) => week?.findings.map(({ key }) => key);

test('what is said in other words comes before what changed by a number', () => {
	const before = [
		says('reach', 'Of 12 lessons, three helped.'),
		says('rhythm', 'Two lessons come in a week.'),
	];
	const now = [says('reach', 'Of 15 lessons, four helped.'), says('rhythm', 'Ledger has gone quiet.', 2)];
	const week = weekIn(now, before, SCOPE);
	expect([week?.changed, keys(week)]).toEqual([true, ['rhythm']]);
	expect(week?.findings[0]?.href).toBe('/insights/rhythm?team=ledger');
	expect(week?.of).toBe('A year, Ledger');
	const byNumber = weekIn([says('reach', 'Of 15 lessons, four helped.')], before, SCOPE);
	expect([byNumber?.changed, keys(byNumber)]).toEqual([true, ['reach']]);
});

test('where nothing changed it is the three that weigh most, in the order of the page; where nothing is said, none', () => {
	const all = [
		...[says('learning-speed', 'A.', 1), says('changes', 'B.'), says('factors', null)],
		...[says('rhythm', 'C.', 3), says('reach', 'D.', 2)],
	];
	const week = weekIn(all, all, SCOPE);
	expect([week?.changed, keys(week)]).toEqual([false, ['learning-speed', 'rhythm', 'reach']]);
	expect(week?.headline).toBe('Rhythm stands out, and reach stands out');
	expect(week?.questions).toHaveLength(3);
	expect(weekIn([says('reach', null)], all, SCOPE)).toBeNull();
});
