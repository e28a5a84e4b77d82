import { z } from 'zod';

export const CHANGE_KINDS = ['action', 'decision'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
export const CHANGE_STATES = ['open', 'done', 'dropped'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

export const CHANGE_TYPES = ['investigate', 'prevent', 'mitigate', 'detect', 'repair', 'share'] as const;
/** What a change is for. */
export type ChangeType = (typeof CHANGE_TYPES)[number];
export const CHANGE_TYPE_NAMES: Record<ChangeType, string> = {
	investigate: 'Investigate',
	prevent: 'Prevent',
	mitigate: 'Mitigate',
	detect: 'Detect',
	repair: 'Repair',
	share: 'Share',
};

const Id = z.int().positive().optional();
const Day = z.iso.date('Give a day that exists, such as 2026-11-27.');
const line = (max: number, what: string) =>
	z
		.string()
		.trim()
		.max(max, `${what} can be ${max.toLocaleString('en')} characters at the most.`);

export const Lesson = z.object({
	id: Id,
	text: line(4_000, 'A lesson').min(1, 'Say what was learned, in a sentence or two.'),
});
export type Lesson = z.output<typeof Lesson>;

export const Change = z.object({
	id: Id,
	text: line(20_000, 'A change').min(1, 'Say what will be different.'),
	kind: z.enum(CHANGE_KINDS).default('action'),
	type: z.enum(CHANGE_TYPES).nullable().default(null),
	/** How anybody can tell that it is done: "The tool refuses a limit above 200." */
	endState: line(2_000, 'How you will know').default(''),
	/** The e-mail address of a person here, or any name. */
	owner: line(200, 'An owner').default(''),
	due: Day.nullable().default(null),
	state: z.enum(CHANGE_STATES).default('open'),
	/** Why it was dropped. */
	reason: line(2_000, 'A reason').default(''),
	/** The day it was done, where that is known. */
	doneOn: Day.nullable().default(null),
	/** Where the work lives. */
	link: line(2_000, 'A link').default(''),
	/** Which lesson it follows from: 1 is the first in the list. */
	lesson: z.int().positive().nullable().default(null),
});
export type Change = z.output<typeof Change>;

/** What somebody said would be different: theirs to do, and nothing more is known of it yet. */
export function planned(text: string, owner: string, lesson = 1): Change {
	return {
		...{ text, owner, lesson, kind: 'action', type: null, state: 'open' },
		...{ endState: '', due: null, reason: '', doneOn: null, link: '' },
	};
}

/** What was said of a state that it is not in any more is not kept. */
export function asItStands<Row extends Pick<Change, 'state' | 'reason' | 'doneOn'>>(row: Row): Row {
	return {
		...row,
		reason: row.state === 'dropped' ? row.reason : '',
		doneOn: row.state === 'done' ? row.doneOn : null,
	};
}

/** `L-318`, with a hyphen that does not break. */
export function shownLesson(id: number): string {
	return `L\u2011${id}`;
}

/** `C-97`, with a hyphen that does not break. */
export function shownChange(id: number): string {
	return `C\u2011${id}`;
}
