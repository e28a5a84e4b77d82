import { z } from 'zod';
import { hrefOf, reference } from '../entries/kinds.ts';
import { CHANGE_STATES } from '../lessons/lesson.ts';
import { LESSON_STATES, OUTCOMES } from '../lessons/standing.ts';
import type { ShownChange } from './shown.server.ts';
import { COLUMNS } from './listing.ts';
import type { ReadChange } from './reading.server.ts';

const Day = z.iso.date();
const By = z.object({ id: z.int(), name: z.string() }).nullable();

/** A change, for a program. */
export const ChangeAnswer = z.object({
	id: z.int(),
	/** `C-97` */
	reference: z.string(),
	href: z.string(),
	text: z.string(),
	state: z.enum(CHANGE_STATES),
	column: z.enum(COLUMNS),
	due: Day.nullable(),
	overdue: z.boolean(),
	doneOn: Day.nullable(),
	/** When somebody is asked whether it held. */
	checkOn: Day.nullable(),
	/** What the last look has shown, since it stands as it does. */
	outcome: z.enum(OUTCOMES).nullable(),
	sentence: z.string(),
	/** Why it was dropped. */
	reason: z.string(),
	owner: z.object({ id: z.int().nullable(), name: z.string() }).nullable(),
	/** The slug of a team. */
	team: z.string().nullable(),
	entry: z.object({ reference: z.string(), title: z.string(), href: z.string() }),
	/** The id of the lesson that it follows from. */
	lesson: z.int().nullable(),
	link: z.string(),
	maySettle: z.boolean(),
});

const Steps = z.array(
	z.object({
		what: z.enum(['planned', 'opened', 'made', 'dropped', 'looked', 'turned', 'to-look']),
		day: Day.nullable(),
		by: By,
		outcome: z.enum(OUTCOMES).optional(),
		sentence: z.string().optional(),
		lesson: z.int().optional(),
		state: z.enum(LESSON_STATES).optional(),
	}),
);

export const OneChangeAnswer = ChangeAnswer.extend({ checkWeeks: z.int().nullable(), history: Steps });

export function answerOfChange(change: ShownChange): z.input<typeof ChangeAnswer> {
	const { id, text, state, column, due, overdue, doneOn, checkOn, outcome, sentence, reason } = change;
	const { owner, link, maySettle, team, entry, lesson } = change;
	return {
		...{
			id,
			text,
			state,
			column,
			due,
			overdue,
			doneOn,
			checkOn,
			outcome,
			sentence,
			reason,
			owner,
			link,
			maySettle,
		},
		reference: `C-${id}`,
		href: `/changes/${id}`,
		team: team?.slug ?? null,
		entry: {
			reference: reference(entry.kind, entry.number),
			title: entry.title,
			href: hrefOf(entry.kind, entry.number),
		},
		lesson: lesson?.id ?? null,
	};
}

export function answerOfOne(change: ReadChange): z.input<typeof OneChangeAnswer> {
	return { ...answerOfChange(change), checkWeeks: change.checkWeeks, history: change.history };
}
