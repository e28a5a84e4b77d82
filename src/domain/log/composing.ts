import { z } from 'zod';
import { NewEntry, Revision } from './answer.ts';

/** The topics that somebody typed in one line: `queues, back-pressure`. */
export function topicsIn(line: string): string[] {
	return line
		.split(/[,\n]/)
		.map((name) => name.trim())
		.filter(Boolean);
}

/** Where a form comes back to: a page of this place, or nowhere in particular. */
export const Back = z
	.string()
	.max(500)
	.regex(/^\/(?![/\\])[^\\\s]*$/)
	.catch('')
	.default('');

const emptyIs = (what: null | undefined) => (text: string) => (text === '' ? what : text);
const text = z.string().default('');

/** What the composer sends, as what is logged and the page to come back to. */
export const LogForm = z
	.object({
		uid: z.string().transform(emptyIs(undefined)).optional(),
		form: z.string().optional(),
		learned: text,
		title: text,
		body: text,
		next: text,
		source: text,
		status: text,
		topics: text,
		team: text,
		visibility: z.string().default('workspace'),
		day: z.string().transform(emptyIs(undefined)).optional(),
		questions: z.array(z.string()).default([]),
		answers: z.array(z.string()).default([]),
		/** The button that was pressed: a draft is kept, and shown to nobody. */
		draft: z.string().optional(),
		back: Back,
		/** Who wrote it, where it waited in a browser that others use as well. */
		by: z.coerce.number().optional(),
	})
	.transform(({ back, by, topics, questions, answers, team, draft, ...rest }) => ({
		back,
		by,
		entry: {
			...rest,
			topics: topicsIn(topics),
			team: team === '' ? null : team,
			draft: draft !== undefined,
			answers: questions.map((question, k) => ({ question, answer: answers[k] ?? '' })),
		},
	}))
	.transform(({ back, by, entry }, context) => {
		const parsed = NewEntry.safeParse(entry);
		if (parsed.success) return { back, by, entry: parsed.data };
		for (const { path, message } of parsed.error.issues) {
			// A form has one field for all of a list.
			context.addIssue({ code: 'custom', path: path.slice(0, 1), message, input: entry });
		}
		return z.NEVER;
	});

/** What the page sends on which an entry is changed. */
export const RevisionForm = z
	.object({
		learned: z.string().optional(),
		title: z.string().optional(),
		body: z.string().optional(),
		next: z.string().optional(),
		source: text,
		status: z.string().optional(),
		topics: text,
		team: text,
		visibility: z.string().optional(),
		day: z.string().transform(emptyIs(undefined)).optional(),
		questions: z.array(z.string()).optional(),
		answers: z.array(z.string()).default([]),
		base: z.coerce.number().optional(),
	})
	.transform(({ topics, questions, answers, team, ...rest }) => ({
		...rest,
		topics: topicsIn(topics),
		team: team === '' ? null : team,
		answers: questions?.map((question, k) => ({ question, answer: answers[k] ?? '' })),
	}))
	.transform((given, context) => {
		const parsed = Revision.safeParse(given);
		if (parsed.success) return parsed.data;
		for (const { path, message } of parsed.error.issues) {
			context.addIssue({ code: 'custom', path: path.slice(0, 1), message, input: given });
		}
		return z.NEVER;
	});

/** What comes of it, said later: where a lesson asks for its change. */
export const NextForm = Revision.pick({ next: true }).required();
