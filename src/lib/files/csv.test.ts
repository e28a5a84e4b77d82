import { expect, test } from 'vitest';
import { csvLine } from './csv.ts';

test('a cell with a comma, a quote or a line break is quoted', () => {
	expect(csvLine(['plain', 'a,b', 'a "b"', 'a\nb', 7, -7, null, true])).toBe(
		'plain,"a,b","a ""b""","a\nb",7,-7,,true\r\n',
	);
});

test.each([
	'=1+1',
	'+1',
	'-1',
	'@SUM(A1)',
	'\t=1',
	'\r=1',
	' =1',
	'\n=1',
	'|calc',
	'%0A=1',
	'=HYPERLINK("x","y")',
])('%j is text and no formula', (text) => {
	const [cell = ''] = /^(?:"((?:[^"]|"")*)"|[^,\r\n]*)/.exec(csvLine([text])) ?? [];
	expect(cell.replace(/^"/, '')).toMatch(/^'/);
});
