import { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
import type { Discussion, ShownComment } from './shown.ts';

const Time = z.iso.datetime();

export const CommentAnswer = z.object({
	id: z.int(),
	by: z.object({ id: z.int(), name: z.string() }),
	at: Time,
	editedAt: Time.nullable(),
	removed: z.boolean(),
	/** Markdown; `@[12]` is the person with that id. */
	text: z.string(),
});

const ThreadAnswer = z.object({
	id: z.int(),
	part: z.string(),
	quote: z.string(),
	prefix: z.string(),
	suffix: z.string(),
	stands: z.enum(['all', 'part', 'words', 'changed', 'gone']),
	createdAt: Time,
	resolved: z.object({ by: z.string(), at: Time }).nullable(),
	comments: z.array(CommentAnswer),
});

export const DiscussionAnswer = z.object({ threads: z.array(ThreadAnswer), open: z.int() });

export function commentAnswerOf({
	id,
	by,
	at,
	editedAt,
	removed,
	text,
}: ShownComment): z.output<typeof CommentAnswer> {
	return { id, by, at: isoTime(at), editedAt: isoTime(editedAt), removed, text };
}

export function answerOf({ threads, open }: Discussion): z.output<typeof DiscussionAnswer> {
	return {
		open,
		threads: threads.map(
			({ id, anchor: { part, quote, prefix, suffix }, stands, createdAt, resolved, comments }) => ({
				id,
				part,
				quote,
				prefix,
				suffix,
				stands,
				createdAt: isoTime(createdAt),
				resolved: resolved && { by: resolved.by, at: isoTime(resolved.at) },
				comments: comments.map(commentAnswerOf),
			}),
		),
	};
}
