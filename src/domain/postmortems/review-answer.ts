import { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
import { VERDICTS } from '../entries/part.ts';
import type { ReviewState } from './review-state.server.ts';
import { STANDINGS } from './review.ts';

const Moment = z.iso.datetime();
const Name = z.object({ name: z.string(), email: z.string() });

/** How far a post-mortem is on its way, as the API answers it. */
export const ReviewAnswer = z.object({
	standing: z.enum(STANDINGS),
	facilitator: Name.nullable(),
	/** Somebody is being looked for who facilitates it. */
	facilitatorWanted: z.boolean(),
	/** Whether this person may ask for a review of it. */
	mayAsk: z.boolean(),
	reviewers: z.array(Name),
	/** The last time that a review was asked for; `endedAt` is null while it is under way. */
	request: z
		.object({
			version: z.int(),
			askedBy: z.string(),
			askedAt: Moment,
			note: z.string(),
			endedAt: Moment.nullable(),
		})
		.nullable(),
	verdicts: z.array(
		z.object({
			by: z.string(),
			verdict: z.enum(VERDICTS),
			sentence: z.string(),
			version: z.int(),
			/** How many versions were saved since. */
			versionsSince: z.int(),
			at: Moment,
		}),
	),
});

export function reviewAnswerOf({ standing, facilitator, isAuthor, work }: ReviewState) {
	const named = ({ name, email }: { name: string; email: string }) => ({ name, email });
	const request = work?.request ?? null;
	return {
		standing,
		facilitator: facilitator && named(facilitator),
		facilitatorWanted: work !== null && work.wanted !== null,
		mayAsk: isAuthor && (standing === 'draft' || standing === 'review'),
		reviewers: (work?.reviewers ?? []).map(named),
		request: request && {
			version: request.version,
			askedBy: request.askedBy.name,
			askedAt: isoTime(request.askedAt),
			note: request.note,
			endedAt: isoTime(request.endedAt),
		},
		verdicts: (work?.answers ?? []).map(({ person, verdict, sentence, version, versionsSince, at }) => ({
			by: person.name,
			verdict,
			sentence,
			version,
			versionsSince,
			at: isoTime(at),
		})),
	} satisfies z.input<typeof ReviewAnswer>;
}
