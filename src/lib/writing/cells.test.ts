import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellsIn, tableOf } from './cells.ts';
import { markdownParser } from './markdown.ts';

test('cells of a spreadsheet are cells', () => {
	expect(cellsIn('Time\tWhat\n13:42\tSlow\n13:50\t')).toEqual([
		['Time', 'What'],
		['13:42', 'Slow'],
		['13:50', ''],
	]);
	expect(cellsIn('a,b\r\n"1,5","say ""so"""\r\n')).toEqual([
		['a', 'b'],
		['1,5', 'say "so"'],
	]);
	expect(cellsIn('a\tb\n"two\nlines"\tc')).toEqual([
		['a', 'b'],
		['two\nlines', 'c'],
	]);
});

test.each([
	'One sentence, with a comma.',
	'First, this happened.\nThen, that.',
	'a\tb',
	'func()\n\tindented\n\t\tmore',
	'a,b\nc,d,e',
	'"never ends,b\nc,d',
	'',
])('%j is no table', (text) => {
	expect(cellsIn(text)).toBeNull();
});

test('a table is rows with bars below each other, and no cell breaks it', () => {
	expect(
		tableOf([
			['Time', 'What'],
			['13:42', 'a | b\nc'],
		]),
	).toBe('| Time  | What     |\n| ----- | -------- |\n| 13:42 | a \\| b c |');
});

test('whatever is in the cells, it is one table with all of them', () => {
	const cell = fc
		.string({ maxLength: 12 })
		.map((text) => `x${text.replaceAll('\\', '/').replace(/[\r\n\v\f\u2028\u2029\u0085]/g, ' ')}`);
	const rows = fc
		.integer({ min: 2, max: 5 })
		.chain((columns) =>
			fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 2, maxLength: 6 }),
		);
	fc.assert(
		fc.property(rows, (cells) => {
			const text = tableOf(cells);
			const table = markdownParser.parse(text).topNode.firstChild;
			expect(table?.name).toBe('Table');
			expect(table?.to).toBe(text.length);
			expect(table?.getChildren('TableRow')).toHaveLength(cells.length - 1);
		}),
	);
});
