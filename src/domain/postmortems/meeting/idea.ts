import { z } from 'zod';
import { clockTime, isoDay, parseMoment } from '#lib/dates.ts';
import { counted, inWords, sentenceCase } from '#lib/numbers.ts';
import { addWorkingDays } from '../expected.ts';

export const DECISIONS = ['change', 'dropped'] as const;
export type Decision = (typeof DECISIONS)[number];

const SOAK = 'Between 1 and 20 working days.';

/** How long an idea for a fix rests before it becomes a change: the first that comes to mind is seldom the last. */
export const Soak = z.object({
	days: z.coerce.number(SOAK).int(SOAK).min(1, SOAK).max(20, SOAK).default(2),
});
export type Soak = z.output<typeof Soak>;

export const ParkedIdea = z.object({
	text: z
		.string()
		.trim()
		.min(1, 'Say in a few words what came to mind.')
		.max(2_000, 'An idea can be 2,000 characters at the most.'),
});

export const DroppedIdea = z.object({
	reason: z
		.string()
		.trim()
		.min(1, 'Say in a few words why; whoever has the same idea next year will ask.')
		.max(2_000, 'A reason can be 2,000 characters at the most.'),
});

/**
 * The same time of day, that many working days later, on the clocks of that zone: an hour that a night skips or
 * has twice makes no idea older or younger.
 */
export function ripeAt(parkedAt: number, days: number, zone: string): number {
	const day = addWorkingDays(isoDay(parkedAt, zone), days);
	return parseMoment(`${day}T${clockTime(parkedAt, zone)}`, zone) ?? parkedAt;
}

/** `Two ideas are resting, one has rested`; empty where none waits. */
export function waitingWords({ resting, rested }: { resting: number; rested: number }): string {
	const words = [
		resting === 0 ? '' : `${counted(resting, 'idea')} ${resting === 1 ? 'is' : 'are'} resting`,
		rested === 0
			? ''
			: `${resting === 0 ? counted(rested, 'idea') : inWords(rested)} ${rested === 1 ? 'has' : 'have'} rested`,
	];
	return sentenceCase(words.filter(Boolean).join(', '));
}
