import { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
import { SEEN_BY } from '../profile/profile.ts';
import { GOAL_NOTES, GOAL_STATES } from './goal.ts';
import type { ShownGoal } from './shown.server.ts';

const Instant = z.iso.datetime();
const LinkAnswer = z.object({
	/** `P-12`, or an address; null where it is not shared with the one who asks. */
	link: z.string().nullable(),
	title: z.string(),
});

/** A goal of one’s own, or one that is shared with one. */
export const GoalAnswer = z.object({
	id: z.int(),
	/** Whose it is. */
	of: z.object({ id: z.int(), name: z.string() }),
	mine: z.boolean(),
	what: z.string(),
	why: z.string(),
	by: z.iso.date().nullable(),
	byWords: z.string(),
	standing: z.string(),
	state: z.enum(GOAL_STATES),
	stateAt: Instant,
	/** Why it was let go: for whoever it belongs to. */
	stateWords: z.string(),
	steps: z.array(z.object({ id: z.int(), text: z.string(), doneAt: Instant.nullable() })),
	skills: z.array(z.string()),
	links: z.array(LinkAnswer),
	/** Check-ins are for whoever it belongs to. */
	notes: z.array(
		z.object({
			id: z.int(),
			kind: z.enum(GOAL_NOTES),
			text: z.string(),
			link: LinkAnswer.nullable(),
			at: Instant,
		}),
	),
	/** These three are for whoever it belongs to. */
	seenBy: z.enum(SEEN_BY).nullable(),
	readers: z.array(z.string()),
	asks: z.boolean(),
	version: z.int(),
});

export const GoalsAsked = z.object({ of: z.enum(['mine', 'shared']).default('mine') });

const linkOf = ({ link, title }: ShownGoal['links'][number]) => ({ link, title });

export function goalAnswer(one: ShownGoal) {
	const { id, of, mine, what, why, by, byWords, standing, state, stateWords, seenBy, asks, version } = one;
	return {
		...{ id, of, mine, what, why, by, byWords, standing, state, stateWords, seenBy, asks, version },
		stateAt: isoTime(one.stateAt),
		steps: one.steps.map(({ id: stepId, text, doneAt }) => ({
			id: stepId,
			text,
			doneAt: isoTime(doneAt),
		})),
		skills: one.skills.map(({ name }) => name),
		links: one.links.map(linkOf),
		notes: one.notes.map(({ id: noteId, kind, text, link, at }) => ({
			id: noteId,
			kind,
			text,
			link: link && linkOf(link),
			at: isoTime(at),
		})),
		readers: one.readers.map(({ email }) => email),
	} satisfies z.input<typeof GoalAnswer>;
}
