import { fullMonth } from '#lib/dates.ts';

/** In the place of an author, wherever one would stand: what nobody is written down as the author of. */
export const SOMEBODY = 'Somebody who works here';

/** `November 2026`: all that is known, and said, of when it was told. The same in every zone. */
export function monthTold(at: number): string {
	return fullMonth(at, 'UTC');
}
