import { z } from 'zod';

/** What somebody writes, so far. It is compared, and nothing of it is kept. */
export const WrittenSoFar = z.object({
	text: z.string().max(500_000, 'A text can be 500,000 characters at the most.'),
	/** The entry that it is, such as `PM-25`: it is not compared with itself. */
	not: z
		.string()
		.regex(/^[A-Za-z]{1,10}-[1-9]\d{0,8}$/, 'Name an entry by its number, such as PM-25.')
		.nullable()
		.default(null),
	limit: z.int().min(1).max(20).default(3),
});
export type WrittenSoFar = z.output<typeof WrittenSoFar>;
