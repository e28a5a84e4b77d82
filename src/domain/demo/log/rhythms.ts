import type { Every } from '../../log/rhythm.ts';

const HOUR = 60;

interface WrittenRhythm {
	/** The name of a team. */
	team: string;
	by: string;
	every: Every;
	days: number[];
	/** Minutes after midnight, on everybody's own clock. */
	opensAt: number;
	lasts: number;
	further: number;
}

/** Dispatch asks itself on every working day, from the afternoon on; two others once a week. */
export const RHYTHMS: readonly WrittenRhythm[] = [
	{
		team: 'Dispatch',
		by: 'amara',
		every: 'day',
		days: [1, 2, 3, 4, 5],
		opensAt: 9 * HOUR,
		lasts: 9 * HOUR,
		further: 0,
	},
	{ team: 'Ledger', by: 'leila', every: 'week', days: [4], opensAt: 14 * HOUR, lasts: 24 * HOUR, further: 1 },
	{
		team: 'Support',
		by: 'aroha',
		every: 'week',
		days: [5],
		opensAt: 20 * HOUR,
		lasts: 12 * HOUR,
		further: 0,
	},
];
