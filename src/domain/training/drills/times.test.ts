import { expect, it } from 'vitest';
import { dayAfter, timeAfter } from './times.ts';

const at = (text: string) => Date.parse(text);
const NIGHT = at('2025-07-23T20:45Z');

it.each([
	['on the same day', at('2025-07-23T21:10Z'), '21:10'],
	['past midnight', at('2025-07-24T12:34Z'), 'Thu 24 Jul, 12:34'],
	['in another year', at('2026-01-05T09:00Z'), 'Mon 5 Jan 2026, 09:00'],
])('a time %s', (_, then, told) => {
	expect(timeAfter(NIGHT, then, 'UTC')).toBe(told);
});

it('counts days where the incident was, and says none where nothing came before', () => {
	expect(dayAfter(NIGHT, at('2025-07-23T22:10Z'), 'Europe/Copenhagen')).toBe('Thu 24 Jul');
	expect(dayAfter(null, NIGHT, 'UTC')).toBeNull();
	expect(dayAfter(NIGHT, null, 'UTC')).toBeNull();
});
