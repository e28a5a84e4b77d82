import { z } from 'zod';

const count = (least: number, most: number, usual: number) =>
	z.coerce
		.number('A whole number.')
		.int('A whole number.')
		.min(least, `${least} at the least.`)
		.max(most, `${most} at the most.`)
		.default(usual);

export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** When backups are made by themselves, and which of them stay. */
export const BackupPlan = z.object({
	every: z.enum(['day', 'week', 'never'], 'Every day, every week, or not at all.').default('day'),
	/** 0 is Sunday; of weekly ones. */
	weekday: count(0, 6, 0),
	/** On the clock of the workspace. */
	hour: count(0, 23, 3),
	/** The newest. */
	keep: count(1, 90, 7),
	/** Of those before, the newest of each week, for so many weeks. */
	weeks: count(0, 104, 4),
});
export type BackupPlan = z.output<typeof BackupPlan>;
