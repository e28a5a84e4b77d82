import { z } from 'zod';

/** What somebody had written when their session ended: it goes through the sign-in form as one field. */
const Kept = z.object({ to: z.string(), fields: z.array(z.tuple([z.string(), z.string()])) });
export type Kept = z.output<typeof Kept>;

export const KeptField = z
	.string()
	.transform((text, context): Kept => {
		try {
			return Kept.parse(JSON.parse(text));
		} catch {
			context.addIssue({ code: 'custom', message: 'What was kept cannot be read.' });
			return z.NEVER;
		}
	})
	.optional();
