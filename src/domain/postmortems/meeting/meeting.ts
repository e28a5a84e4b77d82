import { z } from 'zod';
import { isoDay, isZone, MINUTE, parseMoment } from '#lib/dates.ts';
import { addWorkingDays } from '../expected.ts';
import { People } from '../review.ts';

export const SHORTEST = 15;
export const LONGEST = 240;
const LENGTH = `Between ${SHORTEST} and ${LONGEST} minutes.`;

/** A plan as a form sends it: a wall clock, and the zone it hangs in. */
export const Plan = z
	.object({
		when: z.string().trim().min(1, 'Say on which day, and when.'),
		zone: z
			.string()
			.refine(isZone, 'Nobody here knows that time zone. Try one such as Europe/Lisbon or UTC.'),
		minutes: z.coerce.number(LENGTH).int(LENGTH).min(SHORTEST, LENGTH).max(LONGEST, LENGTH).default(60),
		/** Names or e-mail addresses. */
		invited: People.default([]),
	})
	.transform(({ when, ...plan }, context) => {
		const at = parseMoment(when, plan.zone);
		if (at !== null) return { ...plan, at };
		context.addIssue({ code: 'custom', path: ['when'], message: 'Give a day and a time that exist.' });
		return z.NEVER;
	});
export type Plan = z.output<typeof Plan>;

export const WrittenNote = z.object({
	point: z.string().min(1).max(200),
	text: z.string().max(20_000, 'A note can be 20,000 characters at the most.'),
	/** The save that this one started from; 0 where there was none. */
	version: z.coerce.number().int().min(0),
});

/** What nobody can answer yet about one moment. */
export const AskedQuestion = z.object({
	event: z.coerce.number().int().positive(),
	question: z
		.string()
		.trim()
		.min(1, 'Write the question.')
		.max(1_000, 'A question can be 1,000 characters at the most.'),
});

const yes = z.enum(['yes', 'no'], 'Choose one of the two.').transform((answer) => answer === 'yes');
export const Answers = z.object({ learned: yes, again: yes });
export type Answers = z.output<typeof Answers>;

const POLL_DAYS = 3;
/** Fewer answers than this are shown to nobody. */
export const FEWEST = 3;

/** The last day on which the poll takes answers: `2026-11-30`, on the calendar of its zone. */
export function pollUntil(it: { at: number; minutes: number; zone: string; endedAt: number | null }): string {
	const over = it.endedAt ?? it.at + it.minutes * MINUTE;
	return addWorkingDays(isoDay(over, it.zone), POLL_DAYS);
}
