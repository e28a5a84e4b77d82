import { expect, it } from 'vitest';
import { parcels, type Chosen } from './chosen.ts';

const one = (name: string, size = 10): Chosen => ({ name, file: new File(['x'.repeat(size)], name) });

it('sends files in groups, none of them large, and every file once', () => {
	const chosen = Array.from({ length: 1000 }, (_, n) => one(`${n}.md`, n % 100 === 0 ? 900_000 : 4000));
	const groups = parcels(chosen);
	expect(groups.flat()).toEqual(chosen);
	for (const group of groups) {
		expect(group.length).toBeLessThanOrEqual(25);
		expect(group.reduce((sum, { file }) => sum + file.size, 0)).toBeLessThanOrEqual(3_000_000);
	}
	expect(groups.length).toBeLessThan(60);
});

it('sends a zip by itself, and what is larger than a group too', () => {
	const groups = parcels([one('a.md'), one('all.zip'), one('b.md'), one('c.md', 4_000_000), one('d.md')]);
	const names = groups.map((group) => group.map(({ name }) => name));
	expect(names).toEqual([['a.md', 'b.md'], ['all.zip'], ['c.md'], ['d.md']]);
});

it('makes no group of nothing', () => {
	expect(parcels([])).toEqual([]);
});
