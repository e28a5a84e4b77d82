import { z } from 'zod';

/** To whom, and what is said with it. */
export const Sending = z.object({
	/** A name as it stands here, or an e-mail address. */
	to: z.string().trim().min(1, 'Say who it is for.').max(200),
	line: z.string().trim().max(200, 'A line can be 200 characters at the most.').default(''),
});
export type Sending = z.output<typeof Sending>;
