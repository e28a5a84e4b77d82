import type { EventKind } from '../postmortem.ts';
import type { TemplatePart } from '../template.ts';
import type { PointKind } from './agenda.ts';

/** Ours, in our own words. What and how come first: they ask for the story, where why asks for a defence. */
export const BANK = {
	opening: [
		'What did this look like from where you sat?',
		'What were you in the middle of when this began?',
		'What happened just before this?',
		'Which part of this line would a newcomer not understand?',
		'What is missing between this line and the next?',
		'Who else was involved whom the timeline does not show yet?',
	],
	decisions: [
		'What did you know at that minute, and what did you not know yet?',
		'Which options did you see at that moment?',
		'What made this the sensible thing to do at the time?',
		'What were you hoping for, and what worried you?',
		'How sure were you, and what made you more sure, or less?',
		'Whom did you ask, and what did they say?',
		'What had worked the last time something looked like this?',
	],
	signals: [
		'What did you look at first, and what did it tell you?',
		'Which signal stood out, and which ones were noise?',
		'How did you find out?',
		'What did the screen show at that minute?',
		'Where did you look and find nothing?',
		'What did you take it for at first?',
	],
	pressures: [
		'What else was waiting for your attention?',
		'What were you trying to protect?',
		'Which two goals pulled in different directions here?',
		'How much time did you feel you had?',
		'What did being tired, or alone, change?',
	],
	normal: [
		'How does this work on a day on which nothing happens?',
		'How often do people do it this way, and what usually comes of it?',
		'What do the instructions say, and what does the work ask for?',
		'What makes this hard, even on a good day?',
		'Which workaround has become the usual way?',
		'What do you know about this system that is written nowhere?',
	],
	coordination: [
		'How did the others learn of it?',
		'What did each of you take for granted about the others?',
		'How did you know whose turn it was?',
		'What was said in a call or a corridor that the timeline does not have?',
		'What did people outside the team see at that time?',
		'Which hand-over went well, and how?',
	],
	luck: [
		'What kept this from being worse?',
		'Who happened to be there, and what did they know?',
		'What went better than you expected?',
		'What did you rely on that might not be there next time?',
		'Which safeguard held, and how near to its limit was it?',
	],
	learning: [
		'What surprised you most?',
		'What do you understand now about how this works?',
		'What will you look at differently tomorrow?',
		'Who outside this room is in the same place as we were?',
		'Which of these conditions is still there this week?',
		'What would you tell somebody in another team, in one sentence?',
	],
} as const satisfies Record<string, readonly string[]>;
export type Group = keyof typeof BANK;

const FITTING: Record<PointKind, readonly Group[]> = {
	welcome: [],
	timeline: ['opening', 'signals', 'coordination'],
	questions: ['opening', 'signals', 'normal'],
	factors: ['normal', 'pressures'],
	reflections: ['luck', 'coordination'],
	lessons: ['learning'],
	ideas: [],
	poll: [],
};

const AT_A_MOMENT: Record<EventKind, readonly Group[]> = {
	seen: ['signals', 'opening'],
	done: ['normal', 'pressures'],
	decided: ['decisions', 'pressures'],
	said: ['coordination', 'opening'],
	milestone: ['opening', 'signals', 'coordination'],
};

/** What a template asks about the part of the document that is talked about. */
export const TEMPLATE_PARTS_OF: Partial<Record<PointKind, readonly TemplatePart[]>> = {
	timeline: ['timeline'],
	factors: ['factors'],
	reflections: ['wentWell', 'wasHard', 'gotLucky'],
	lessons: ['lessons'],
};

const AT_ONCE = 3;

/**
 * A few questions that fit, the same ones each time for the same seed. Each further `turn` brings in another one
 * and lets the oldest go; all are offered before one comes back.
 */
export function offered(
	about: { kind: PointKind; event: EventKind | null },
	{ seed, turn = 0 }: { seed: string; turn?: number },
): string[] {
	const groups = about.kind === 'timeline' && about.event ? AT_A_MOMENT[about.event] : FITTING[about.kind];
	const all = groups.flatMap((group) => [...BANK[group]] as string[]);
	const mixed = all
		.map((question) => ({ question, place: mixedUp(`${seed} ${question}`) }))
		.sort((a, b) => a.place - b.place)
		.map(({ question }) => question);
	const many = Math.min(AT_ONCE, mixed.length);
	return Array.from({ length: many }, (_, place) => mixed[(turn + place) % mixed.length] ?? '');
}

/** FNV-1a: spreads texts evenly, and the same text always to the same number. */
function mixedUp(text: string): number {
	let hash = 0x811c9dc5;
	for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
	return hash;
}
