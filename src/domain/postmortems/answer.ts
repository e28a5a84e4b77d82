import { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
import { begunAnswer, BegunAnswer } from '../entries/begun-answer.ts';
import { Sharing } from '../entries/entry.ts';
import { hrefOf, reference } from '../entries/kinds.ts';
import { STAGES, stageOf } from './mending.ts';
import { Content } from './postmortem.ts';
import type { Postmortem } from './postmortems.server.ts';
import { wholeDuration } from './times.ts';
import { toWire } from './wire.ts';

const Moment = z.iso.datetime();

/** A post-mortem as the API answers it. `Content`, read as input, is what can be sent back. */
export const PostmortemAnswer = z.object({
	number: z.int(),
	reference: z.string(),
	uid: z.string(),
	href: z.string(),
	stage: z.enum(STAGES),
	version: z.int(),
	createdAt: Moment,
	updatedAt: Moment,
	publishedAt: Moment.nullable(),
	/** Milliseconds from the beginning to the end; null where one of them is unknown. */
	duration: z.int().nullable(),
	/** One digit for each contributing factor: 0 nothing planned, 1 a change planned, 2 made. */
	cracks: z.string(),
	mayEdit: z.boolean(),
	/** The program that drafted it in somebody's name; null where somebody wrote it. */
	begun: BegunAnswer,
	sharing: Sharing,
	content: Content,
});

export function answerOf({ entry, content, sharing, mayEdit, begun }: Postmortem) {
	const { cracks, ...written } = content;
	return {
		number: entry.number,
		reference: reference('postmortem', entry.number),
		uid: entry.uid,
		href: hrefOf('postmortem', entry.number),
		stage: stageOf(entry.publishedAt, cracks),
		version: entry.version,
		createdAt: isoTime(entry.createdAt),
		updatedAt: isoTime(entry.updatedAt),
		publishedAt: isoTime(entry.publishedAt),
		duration: wholeDuration(content.times),
		cracks,
		mayEdit,
		begun: begunAnswer(begun),
		sharing,
		content: toWire(written),
	} satisfies z.input<typeof PostmortemAnswer>;
}
