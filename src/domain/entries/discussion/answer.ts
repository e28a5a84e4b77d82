import { z } from 'zod';
import type { Discussion } from './shown.ts';

const Time = z.iso.datetime();

const ThreadAnswer = z.object({
	id: z.int(),
	part: z.string(),
	quote: z.string(),
	prefix: z.string(),
	suffix: z.string(),
	stands: z.enum(['all', 'part', 'words', 'changed', 'gone']),
	createdAt: Time,
	resolved: z.object({ by: z.string(), at: Time }).nullable(),
	comments: z.array(
		z.object({
			id: z.int(),
			by: z.object({ id: z.int(), name: z.string() }),
			at: Time,
			editedAt: Time.nullable(),
			removed: z.boolean(),
			/** Markdown; `@[12]` is the person with that id. */
			text: z.string(),
		}),
	),
});

export const DiscussionAnswer = z.object({ threads: z.array(ThreadAnswer), open: z.int() });

export function answerOf({ threads, open }: Discussion): z.output<typeof DiscussionAnswer> {
	const iso = (at: number) => new Date(at).toISOString();
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
				createdAt: iso(createdAt),
				resolved: resolved && { by: resolved.by, at: iso(resolved.at) },
				comments: comments.map(({ id, by, at, editedAt, removed, text }) => ({
					id,
					by,
					at: iso(at),
					editedAt: editedAt === null ? null : iso(editedAt),
					removed,
					text,
				})),
			}),
		),
	};
}
