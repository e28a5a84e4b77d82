import { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
import { hrefOf, reference } from '../../entries/kinds.ts';
import { KIND, PROJECT_STATES } from '../project.ts';
import type { ShowSlot } from './programme.server.ts';
import { Slot } from './show.ts';
import type { awarded, ballotOf } from './voting.server.ts';

const Moment = z.iso.datetime();
const Named = z.object({ number: z.int(), title: z.string() });

/** What a program sends to put a project into the show. */
export const SlotSent = Slot.extend({
	number: z.int().positive(),
	minutes: z.int().min(1, 'A minute at the least.').max(60, 'An hour at the most.').default(5),
});

/** What a host does with a place in the show. */
export const SlotChange = z.union([
	z.object({ move: z.enum(['earlier', 'later']) }),
	z.object({ shown: z.literal(true) }),
]);

/** Until when everybody votes. */
export const VotingSent = z.object({ until: Moment });

/** A vote for an award; null takes it back. */
export const VoteSent = z.object({
	award: z.string().min(1).max(80),
	number: z.int().positive().nullable(),
});

/** What is shown, in its order. */
export const ShowAnswer = z.object({
	items: z.array(
		z.object({
			...{ number: z.int(), reference: z.string(), href: z.string(), title: z.string(), pitch: z.string() },
			state: z.enum(PROJECT_STATES),
			minutes: z.int(),
			/** Minutes from the beginning of the show. */
			startsAfter: z.int(),
			/** A recording or slides elsewhere; empty where there is none. */
			recording: z.string(),
			shownAt: Moment.nullable(),
			people: z.array(z.object({ id: z.int(), name: z.string() })),
		}),
	),
});

export const showAnswer = (slots: readonly ShowSlot[]): z.input<typeof ShowAnswer> => ({
	items: slots.map(({ number, title, pitch, state, minutes, startsAfter, recording, shownAt, people }) => ({
		...{ number, reference: reference(KIND, number), href: hrefOf(KIND, number), title, pitch },
		...{ state, minutes, startsAfter, recording, shownAt: isoTime(shownAt), people },
	})),
});

/** One's own votes, and once voting is over what came of all of them, without any number. */
export const VotesAnswer = z.object({
	voting: z.enum(['not-yet', 'open', 'over']),
	until: Moment.nullable(),
	awards: z.array(
		z.object({
			award: z.string(),
			name: z.string(),
			/** What one chose oneself. */
			chosen: z.int().nullable(),
			/** Those that nobody has more votes than; null before the end, empty where too few voted to say. */
			awarded: z.array(Named).nullable(),
		}),
	),
	/** What one can vote for: never one's own. */
	projects: z.array(Named),
});

export function votesAnswer(
	ballot: Awaited<ReturnType<typeof ballotOf>>,
	results: Awaited<ReturnType<typeof awarded>>,
): z.input<typeof VotesAnswer> {
	const { voting, until, awards, projects } = ballot;
	return {
		...{ voting, until: isoTime(until) },
		awards: awards.map(({ key, name, chosen }) => ({
			...{ award: key, name, chosen },
			awarded: results?.find((one) => one.key === key)?.projects ?? null,
		})),
		projects: projects.map(({ number, title }) => ({ number, title })),
	};
}
