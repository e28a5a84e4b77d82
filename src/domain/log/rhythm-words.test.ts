import { expect, test } from 'vitest';
import type { Hours } from './rhythm.ts';
import { sayRhythm } from './rhythm-words.ts';

const HOURS: Hours = {
	every: 'day',
	days: [4, 1],
	opensAt: 16 * 60,
	lasts: 10 * 60,
	sprintFrom: '2026-11-02',
	sprintWeeks: 2,
	since: '2026-11-01',
};

test.each<[Partial<Hours>, string]>([
	[{}, 'Dispatch asks itself on Mondays and Thursdays from 16:00 to 02:00, on everybody’s own clock.'],
	[
		{ days: [1, 2, 3, 4, 5], opensAt: 9 * 60, lasts: 480 },
		'Dispatch asks itself from Monday to Friday, each day from 09:00 to 17:00, on everybody’s own clock.',
	],
	[
		{ days: [1, 2, 3, 4, 5, 6, 7], lasts: 1440 },
		'Dispatch asks itself every day from 16:00 to 16:00 the day after, on everybody’s own clock.',
	],
	[
		{ every: 'week', days: [5], lasts: 4320 },
		'Dispatch asks itself on Fridays from 16:00 to 16:00 3 days later, on everybody’s own clock.',
	],
	[
		{ every: 'sprint', days: [5], sprintWeeks: 3 },
		'Dispatch asks itself at the end of a sprint, every 3 weeks, on Friday from 16:00 to 02:00, on everybody’s own clock.',
	],
	[{ every: 'week', days: [] }, 'Dispatch asks itself on no day yet: choose one.'],
	[{ every: 'demand' }, 'Dispatch asks nobody by itself. Whoever learned something logs it when they like.'],
])('a rhythm says in words what it means', (change, sentence) => {
	expect(sayRhythm('Dispatch', { ...HOURS, ...change })).toBe(sentence);
});
