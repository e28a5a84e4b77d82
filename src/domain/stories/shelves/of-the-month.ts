import { z } from 'zod';

export const Chosen = z.object({
	month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Choose a month.'),
	entry: z
		.string()
		.trim()
		.min(1, 'Which post-mortem? Its number, such as PM-142, or its title.')
		.max(300, 'That is longer than any title.'),
	why: z
		.string()
		.trim()
		.min(1, 'A sentence on why: it is what makes somebody read it.')
		.max(300, 'Why it was chosen has room for 300 characters.'),
});
export type Chosen = z.output<typeof Chosen>;
