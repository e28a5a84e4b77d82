import { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
import { begunAnswer, BegunAnswer } from '../entries/begun-answer.ts';
import { VISIBILITIES } from '../entries/entry.ts';
import { hrefOf, reference } from '../entries/kinds.ts';
import { CHANGE_STATES } from '../lessons/lesson.ts';
import { Content } from './answer.ts';
import type { LogEntry } from './log.server.ts';

const Moment = z.iso.datetime();

/** An entry of the log as the API answers it. */
export const LogAnswer = z.object({
	number: z.int(),
	reference: z.string(),
	uid: z.string(),
	href: z.string(),
	version: z.int(),
	createdAt: Moment,
	updatedAt: Moment,
	/** Null while it is a draft. */
	publishedAt: Moment.nullable(),
	mayEdit: z.boolean(),
	/** The program that drafted it in somebody's name; null where somebody wrote it. */
	begun: BegunAnswer,
	authors: z.array(z.string()),
	/** The slug of a team. */
	team: z.string().nullable(),
	visibility: z.enum(VISIBILITIES),
	...Content.shape,
	/** What was learned, as others meet it: `L-318`. */
	lesson: z.object({ id: z.int(), text: z.string() }).nullable(),
	/** What follows from it. */
	changes: z.array(
		z.object({
			id: z.int(),
			text: z.string(),
			owner: z.string(),
			state: z.enum(CHANGE_STATES),
			due: z.iso.date().nullable(),
		}),
	),
});

export function answerOf({ entry, content, sharing, mayEdit, begun }: LogEntry): z.input<typeof LogAnswer> {
	const { lesson, changes, ...written } = content;
	return {
		number: entry.number,
		reference: reference('log', entry.number),
		uid: entry.uid,
		href: hrefOf('log', entry.number),
		version: entry.version,
		createdAt: isoTime(entry.createdAt),
		updatedAt: isoTime(entry.updatedAt),
		publishedAt: isoTime(entry.publishedAt),
		mayEdit,
		begun: begunAnswer(begun),
		authors: sharing.authors,
		team: sharing.team,
		visibility: sharing.visibility,
		...written,
		lesson: lesson && { id: lesson.id, text: lesson.text },
		changes: changes.map(({ id, text, owner, state, due }) => ({ id, text, owner, state, due })),
	};
}
