import { z } from 'zod';
import { DAY } from '#lib/dates.ts';

const SENTENCE =
	'Give a time with its zone, such as 2026-11-10T02:14:00Z, or as seconds or milliseconds since 1970.';

/** A second of the year 5138 is a millisecond of 1973: numbers that large are milliseconds. */
const SECONDS = 100_000_000_000;

/** As programs write times; of its fraction of a second the milliseconds count. */
export const Timestamp = z.union(
	[
		z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
		z
			.number()
			.nonnegative()
			.transform((since) => (since < SECONDS ? Math.round(since * 1000) : Math.round(since))),
	],
	SENTENCE,
);

const EARLIEST = Date.UTC(2000, 0, 1);

/** `0001-01-01T00:00:00Z` is how some tools say that there is no time. */
export function plausible(at: number, receivedAt: number): number {
	return at >= EARLIEST && at <= receivedAt + DAY ? at : receivedAt;
}
