import { z } from 'zod';

/**
 * Where a list goes on: what it gave out as `next`. What has another shape was never given out, and is refused, not
 * answered with the first page.
 */
export const cursorOf = (shape: RegExp) =>
	z
		.string()
		.max(60)
		.refine((given) => shape.test(given), 'That page is not here. Begin at the first one.')
		.optional();
