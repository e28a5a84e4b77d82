import { z } from 'zod';
import { noneOr } from '#lib/web/fields.ts';

export const BECAME = ['kept', 'cancelled'] as const;
const HOURS = 'A quarter of an hour to 24 hours.';

const said = {
	day: z.iso.date('Give a day, such as 2026-11-26.'),
	is: z.enum(BECAME),
	reason: z.string().trim().max(240, 'This can be 240 characters at the most.').default(''),
};
const inMinutes = <Given extends { hours: number }>({ hours, ...rest }: Given) => ({
	...rest,
	minutes: Math.round(hours * 60),
});

/** What became of learning time on a day, as whoever it is owed to says. */
export const NewTime = z
	.object({
		...said,
		hours: z.coerce.number(HOURS).min(0.25, HOURS).max(24, HOURS),
		/** The number of a project that it went into. */
		into: noneOr(z.coerce.number().int().positive().nullable()).default(null),
	})
	.transform(inMinutes);
export type NewTime = z.output<typeof NewTime>;

/** The same from a program. */
export const SentTime = z
	.object({
		...said,
		hours: z.number(HOURS).min(0.25, HOURS).max(24, HOURS),
		/** The number of a project that it went into. */
		into: z.int().positive().nullable().default(null),
	})
	.transform(inMinutes);

export const NumberedTime = z.object({ id: z.coerce.number().int().positive() });
