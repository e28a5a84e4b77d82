import { assert, array, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { actionHere, onePage, pageAddress } from './paging.ts';

const partsOf = (sizes: readonly number[]) =>
	sizes.map((size, k) => ({ name: `Part ${k}`, rows: Array.from({ length: size }, (_, n) => `${k}.${n}`) }));

test('every row is on one page, in its order, under its part', () => {
	assert(
		property(
			array(integer({ min: 0, max: 40 }), { maxLength: 6 }),
			integer({ min: 1, max: 25 }),
			(sizes, size) => {
				const parts = partsOf(sizes);
				const { pages } = onePage(parts, null, size).at;
				const read = Array.from({ length: pages }, (_, n) => onePage(parts, String(n + 1), size));
				expect(read.flatMap((one) => one.parts.flatMap(({ rows }) => rows))).toEqual(
					parts.flatMap(({ rows }) => rows),
				);
				for (const { parts: shown, at } of read) {
					const rows = shown.flatMap((part) => part.rows);
					expect(rows.length).toBeLessThanOrEqual(size);
					expect(at.to - at.from + 1).toBe(at.all === 0 ? 1 : rows.length);
					for (const { name, all } of shown)
						expect(all).toBe(parts.find((one) => one.name === name)?.rows.length);
				}
			},
		),
	);
});

test('a page that is none is the nearest', () => {
	const parts = partsOf([3, 0, 4]);
	const page = (asked: string | null) => onePage(parts, asked, 5).at.page;
	expect([page(null), page('0'), page('2'), page('9'), page('-1'), page('two')]).toEqual([1, 1, 2, 2, 1, 1]);
	expect(onePage(parts, '2', 5)).toEqual({
		parts: [{ name: 'Part 2', rows: ['2.2', '2.3'], all: 4 }],
		at: { page: 2, pages: 2, from: 6, to: 7, all: 7 },
	});
	expect(onePage(partsOf([]), '3', 5)).toEqual({
		parts: [],
		at: { page: 1, pages: 1, from: 0, to: 0, all: 0 },
	});
});

test('another page is asked for with everything else that is asked for', () => {
	const here = new URL('https://example.org/projects/seasons/week?/join=&show=ideas&fit=mine&page=2');
	expect(pageAddress(here, 3)).toBe('/projects/seasons/week?show=ideas&fit=mine&page=3');
	expect(pageAddress(here, 1)).toBe('/projects/seasons/week?show=ideas&fit=mine');
	expect(pageAddress(new URL('https://example.org/projects?page=2'), 1)).toBe('/projects');
	expect(actionHere(here, 'join')).toBe('?/join&show=ideas&fit=mine&page=2');
	expect(actionHere(new URL('https://example.org/projects'), 'join')).toBe('?/join');
});
