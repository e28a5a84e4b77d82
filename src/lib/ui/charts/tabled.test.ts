import { expect, test } from 'vitest';
import { isWide, turned } from './tabled.ts';

const weeks = Array.from({ length: 26 }, (_, week) => `Week ${week}`);
const row = (name: string) => ({ cells: [name, ...weeks.map((_, week) => week)] });

test('a table of many columns and few rows stands the other way round, and then fits a page', () => {
	const table = { columns: ['Team', ...weeks], rows: [row('Ledger'), row('Edge')] };
	const { columns, rows } = turned(table);
	expect(columns).toEqual(['', 'Ledger', 'Edge']);
	expect(rows).toHaveLength(26);
	expect(rows[3]?.cells).toEqual(['Week 3', 3, 3]);
	expect([isWide(table), isWide(turned(table))]).toEqual([true, false]);
});

test('others stay as they are', () => {
	const narrow = { columns: ['Team', 'Made'], rows: [{ cells: ['Ledger', 3] }] };
	expect(turned(narrow)).toBe(narrow);
	const large = { columns: ['Team', ...weeks], rows: weeks.concat(weeks).map(row) };
	expect(turned(large)).toBe(large);
});
