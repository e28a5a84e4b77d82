import type { Person } from '#domain/accounts/person.ts';
import { NewGoal, NewNote } from '#domain/growth/goals/goal-form.ts';
import { reviseGoal, setGoal } from '#domain/growth/goals/goals.server.ts';
import { letGo, noteOnGoal } from '#domain/growth/goals/standing.server.ts';
import { beginTalks } from '#domain/growth/conversations/arranging.server.ts';
import { noteTalk, takeAlong } from '#domain/growth/conversations/talks.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Somebody } from './canaries.ts';
import { TALK_ON } from './set-goals.ts';

/** In which part of a goal a word stands, and whether whoever reads the goal reads that part. */
const PARTS = {
	what: true,
	why: true,
	words: true,
	standing: true,
	step: true,
	skill: true,
	evidence: true,
	checkin: false,
	before: false,
	go: false,
};
type Part = keyof typeof PARTS;
const parts = Object.keys(PARTS) as Part[];
const OF = ['mine', 'named'] as const;
const word = (of: (typeof OF)[number], part: Part) => `zqgoal${of}${part}`;

/** The author’s alone, and one that the reader reads by name: no administrator, no owner, nobody of the team. */
export function goalWords(): { word: string; may: Somebody[] }[] {
	const goals = OF.flatMap((of) =>
		parts.map((part) => ({
			word: word(of, part),
			may: (of === 'named' && PARTS[part] ? ['author', 'reader'] : ['author']) as Somebody[],
		})),
	);
	return [
		...goals,
		...Object.values(TALK).map((one) => ({ word: one, may: ['author', 'reader'] as Somebody[] })),
	];
}

/** What the author took along to a talk with the reader, and what the two noted: now, and before it was changed. */
const TALK = { prompt: 'zqtalkprompt', notes: 'zqtalknotes', before: 'zqtalkbefore' };

export const GOAL_ADDRESSES = [
	'/growth/goals',
	'/growth/goals/export.md',
	'/growth/goals/new',
	'/growth/talks',
	'/growth/talks/1',
	'/growth/talks/new',
	...[1, 2].flatMap((id) => ['', '/edit', '/history'].map((rest) => `/growth/goals/${id}${rest}`)),
];

export async function plantGoals(db: Database, author: Person, reader: Person): Promise<void> {
	for (const of of OF) {
		const said = (part: Part) => word(of, part);
		const given = {
			...{ why: said('why'), by: '2097-06-21', byWords: said('words'), standing: said('standing') },
			...{ steps: [{ text: said('step') }], skills: [said('skill')] },
			readers: of === 'named' ? [reader.email] : [],
		};
		const { id } = await setGoal(db, author, NewGoal.parse({ ...given, what: said('before') }));
		await reviseGoal(db, author, id, { what: said('what') });
		await noteOnGoal(db, author, id, NewNote.parse({ kind: 'check-in', text: said('checkin') }));
		await noteOnGoal(db, author, id, NewNote.parse({ kind: 'evidence', text: said('evidence') }));
		await letGo(db, author, id, { words: said('go') });
	}
	const { id } = await beginTalks(db, author, { with: reader.email, everyWeeks: 2, nextOn: TALK_ON });
	await takeAlong(db, author, id, { keys: [], own: TALK.prompt });
	await noteTalk(db, reader, id, { on: TALK_ON, notes: TALK.before, base: 0 });
	await noteTalk(db, author, id, { on: TALK_ON, notes: TALK.notes, base: 1 });
}
