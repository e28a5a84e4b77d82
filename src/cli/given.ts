import type { z } from 'zod';
import { fieldErrors } from '#lib/web/fields.ts';
import { EXIT, Refused } from './command.ts';

/** What was given on the command line, validated like anything else that comes in. */
export function given<Schema extends z.ZodType>(schema: Schema, input: z.input<Schema>): z.output<Schema> {
	const parsed = schema.safeParse(input);
	if (parsed.success) return parsed.data;
	const sentences = Object.entries(fieldErrors(parsed.error)).map(([name, text]) => `${name}: ${text}`);
	throw new Refused(sentences.join('\n'), EXIT.usage);
}
