import { expect, test } from 'vitest';
import type { Hours } from './rhythm.ts';
import { lastToClose, roundTheWorld } from './round-the-world.ts';

const HOURS: Hours = {
	every: 'day',
	days: [1, 2, 3, 4, 5],
	opensAt: 9 * 60,
	lasts: 8 * 60,
	sprintFrom: null,
	sprintWeeks: 2,
	since: '2026-01-01',
};
const PEOPLE = [
	{ id: 1, name: 'Inês', zone: 'Europe/Lisbon' },
	{ id: 2, name: 'Diego', zone: 'America/Lima' },
	{ id: 3, name: 'Jonah', zone: 'Pacific/Auckland' },
	{ id: 4, name: 'Amara', zone: 'Africa/Lagos' },
];
/** Thursday morning in Europe. */
const now = Date.parse('2026-11-19T09:12Z');

test('where everybody is in their day, those who are ahead first; only one’s own turn is said', () => {
	const rows = roundTheWorld(PEOPLE, { hours: HOURS, now, me: 1, asksMe: true });
	expect(rows.map(({ name, time, state }) => [name, time, state])).toEqual([
		['Jonah', '22:12', 'Opens 20:00 UTC'],
		['Amara', '10:12', 'Day is open'],
		['Inês', '09:12', 'Your turn'],
		['Diego', '04:12', 'Opens 14:00 UTC'],
	]);
	expect(rows[0]?.stretches).toEqual([
		{ from: 0, width: 28.3 },
		{ from: 95, width: 5 },
	]);
	expect(rows[2]?.stretches).toEqual([{ from: 49.2, width: 33.3 }]);
	expect(lastToClose(PEOPLE, { hours: HOURS, now })).toBe('Lima');
});

test('without a rhythm there are clocks and no windows', () => {
	const [row] = roundTheWorld(PEOPLE, { hours: null, now, me: 9, asksMe: false });
	expect(row).toMatchObject({ name: 'Jonah', stretches: [], state: '' });
	expect(lastToClose(PEOPLE, { hours: null, now })).toBeNull();
});
