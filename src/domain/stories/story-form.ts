import { z } from 'zod';
import { NewStory, Revision, type Content } from './telling.ts';

/** What somebody typed in one line, with commas between: `queues, back-pressure`. */
export function listIn(line: string): string[] {
	return line
		.split(/[,\n]/)
		.map((one) => one.trim())
		.filter(Boolean);
}

const text = z.string().default('');
const orNothing = z.string().transform((typed) => (typed === '' ? null : typed));

/** The page on which a story begins. */
export const BeginForm = z
	.object({
		title: text,
		form: z.string().default('guided'),
		postmortem: text,
		uid: z.string().optional(),
	})
	.transform(({ postmortem, ...rest }) => ({ ...rest, postmortem: numberIn(postmortem) }))
	.transform((given, context) => checked(NewStory, given, context));

/** The page on which it is written. What a form of telling does not ask for is not in it. */
export const WritingForm = z
	.object({
		title: text,
		tried: text.optional(),
		believed: text.optional(),
		happened: text.optional(),
		criticism: text.optional(),
		stillWrong: text.optional(),
		body: text.optional(),
		slides: z.array(z.object({ title: text, text })).optional(),
		learned: text,
		differently: text,
		lookAfter: z.string().optional(),
		recording: text,
		postmortem: text,
		topics: text,
		until: orNothing.default(null),
		/** Left out where whoever writes does not decide who reads it. */
		team: z.string().optional(),
		visibility: z.string().optional(),
		readers: z.string().optional(),
		authors: z.string().optional(),
		base: z.coerce.number().optional(),
		autosaved: z.string().optional(),
	})
	.transform(({ lookAfter, postmortem, topics, readers, authors, autosaved, ...rest }) => ({
		...rest,
		lookAfter: lookAfter !== undefined,
		postmortem: numberIn(postmortem),
		topics: listIn(topics),
		readers: readers === undefined ? undefined : listIn(readers),
		authors: authors === undefined ? undefined : listIn(authors),
		autosaved: autosaved === 'true',
	}))
	.transform((given, context) => checked(Revision, given, context));

/** One that was written before the server had it, on a page that was kept for being without a network. */
export const BegunForm = NewStory.pick({ form: true, uid: true }).required().and(WritingForm);

/** `142`, `PM-142`; anything else is refused by its field. */
function numberIn(typed: string): number | null {
	const bare = typed.trim().replace(/^PM[-\u2011]?/i, '');
	return bare === '' ? null : Number(bare);
}

/** A form has one field for all of a list; a slide has its own. */
function checked<Schema extends typeof NewStory | typeof Revision>(
	schema: Schema,
	given: unknown,
	context: z.RefinementCtx,
): z.output<Schema> {
	const parsed = schema.safeParse(given);
	if (parsed.success) return parsed.data as z.output<Schema>;
	for (const { path, message } of parsed.error.issues) {
		const [field = ''] = path;
		context.addIssue({
			code: 'custom',
			path: field === 'slides' ? path : [field],
			message,
			input: given,
		});
	}
	return z.NEVER;
}

/** What is in the fields of a story that is written. */
export const fieldsOf = (content: Content) => ({
	...content,
	postmortem: content.postmortem === null ? '' : String(content.postmortem),
	topics: content.topics.join(', '),
	until: content.until ?? '',
});
