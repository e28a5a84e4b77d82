import { expect, test } from 'vitest';
import { DAY } from '#lib/dates.ts';
import { shelve } from './shelf.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const on = (day: string, number = 1) => ({
	number,
	title: '',
	cracks: '',
	glaze: null,
	fits: true,
	happenedAt: Date.parse(`${day}T00:30:00Z`),
});

test('the months go from old to new, and so does what stands in each', () => {
	const months = shelve(
		[on('2026-11-20', 4), on('2026-11-02', 3), on('2026-09-30', 2), on('2025-09-01', 1)],
		'UTC',
		NOW,
	);
	expect(months.map(({ label, vessels }) => [label, vessels.map(({ number }) => number)])).toEqual([
		['Sep 2025', [1]],
		['Sep', [2]],
		['Nov', [3, 4]],
	]);
});

test('a month is that of the reader', () => {
	expect(shelve([on('2026-11-01')], 'America/Lima', NOW).map(({ label }) => label)).toEqual(['Oct']);
});

test('it ends where the shelf does, with the newest on it', () => {
	const many = Array.from({ length: 60 }, (_, n) => ({
		...on('2026-11-20', 60 - n),
		happenedAt: NOW - n * 10 * DAY,
	}));
	const months = shelve(many, 'UTC', NOW);
	const width = months.reduce(
		(sum, { vessels, label }) => sum + Math.max(vessels.length * 38, label.length * 7),
		0,
	);
	expect(width + 20 * months.length).toBeLessThanOrEqual(1072 + 20);
	expect(months.at(-1)?.vessels.at(-1)?.number).toBe(60);
	expect(months.every(({ vessels }) => vessels.length > 0)).toBe(true);
	expect(shelve([], 'UTC', NOW)).toEqual([]);
});
