import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine } from './csv.ts';
import { readCsv } from './csv-reading.ts';

test('columns go by their names, whatever is between them', () => {
	const rows = [{ name: 'Ada', email: 'ada@example.org' }];
	expect(readCsv('\uFEFFName,E-mail\r\nAda,x')).toEqual([{ name: 'Ada', 'e-mail': 'x' }]);
	expect(readCsv('name;email\n"Ada";ada@example.org\n\n')).toEqual(rows);
	expect(readCsv('name\temail\nAda\tada@example.org')).toEqual(rows);
	expect(readCsv('name,email\nAda,"never closed')).toBeNull();
	expect(readCsv('')).toEqual([]);
});

test('what is written as CSV is read again as it was', () => {
	const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n]/g, ' ').trim());
	fc.assert(
		fc.property(
			fc.array(
				fc.tuple(
					cell,
					cell.filter((text) => !text.startsWith("'")),
				),
				{ maxLength: 5 },
			),
			(rows) => {
				const kept = rows.filter(([a, b]) => a !== '' && b !== '' && !a.startsWith("'"));
				const text = csvLine(['a', 'b']) + kept.map(([a, b]) => csvLine([a, b])).join('');
				expect(readCsv(text)).toEqual(kept.map(([a, b]) => ({ a, b })));
			},
		),
	);
});

test('whatever is sent, it is rows or none', () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			const rows = readCsv(text);
			expect(rows === null || Array.isArray(rows)).toBe(true);
		}),
	);
});
