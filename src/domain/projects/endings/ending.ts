import { z } from 'zod';
import { counted, sentenceCase } from '#lib/numbers.ts';
import { ENDINGS, type Ending } from '../project.ts';

const text = (most: number) =>
	z
		.string()
		.trim()
		.max(most, `This can be ${most.toLocaleString('en')} characters at the most.`);

/** A lesson of a project, and a change that follows from it. Without an id it is a new one; one left blank goes. */
const Taught = z
	.object({
		id: z.int().positive().optional(),
		text: text(4_000).default(''),
		differently: text(4_000).default(''),
	})
	.refine((one) => one.text !== '' || one.differently === '', {
		path: ['text'],
		message: 'Say first what was learned: a change hangs from a lesson.',
	});
export type Taught = z.output<typeof Taught>;

/** How it ended, in the words of its people. Lessons that are not named stay as they are. */
export const HonestEnding = z.object({
	how: z.enum(ENDINGS, 'Choose how it ended. Each of them is fine.'),
	wondered: text(4_000).default(''),
	tried: text(10_000).default(''),
	know: text(10_000).default(''),
	byWhom: text(200).default(''),
	openQuestions: text(4_000).default(''),
	lessons: z.array(Taught).max(12, 'Twelve lessons at the most.').default([]),
});
export type HonestEnding = z.output<typeof HonestEnding>;

/** What each ending means, for whoever chooses. */
export const ENDING_HINTS: Record<Ending, string> = {
	shipped: 'Somebody uses it.',
	adopted: 'Others look after it from now on.',
	continues: 'The same people go on, in another season or in their own time.',
	parked: 'It rests here, ready for whoever picks it up.',
	stopped: 'It taught you something, and that is the result.',
};

/** What the name of somebody means beside each ending; no entry where nobody is asked for. */
export const BY_WHOM: Partial<Record<Ending, string>> = {
	adopted: 'Adopted by',
	parked: 'Who might pick it up',
	continues: 'Who goes on',
};

/** One that others can go on from. */
export const isAdoptable = (how: Ending): boolean => how === 'parked' || how === 'stopped';

export const QUESTIONS_AFTER = [
	{ which: '2w', days: 14, ago: 'two weeks' },
	{ which: '6w', days: 42, ago: 'six weeks' },
	{ which: '6m', days: 182, ago: 'six months' },
] as const;

/** Days without a word after which one that is under way is asked about, and asked about once more. */
export const QUIET_AFTER = [21, 63] as const;
export const QUIET = 'quiet';

/** What is asked, as a heading above the answer. */
export function questionSaid(which: string): string {
	const after = QUESTIONS_AFTER.find((one) => one.which === which);
	if (!after) return 'Nothing was heard of it for a while. How does it stand?';
	return `${sentenceCase(after.ago)} later: what became of it?`;
}

export const Answer = z.object({
	which: z.enum([...QUESTIONS_AFTER.map(({ which }) => which), QUIET]),
	askedOn: z.iso.date(),
	answer: text(2_000).min(1, 'A word is enough: “Still used”, “We moved on”.'),
});
export type Answer = z.output<typeof Answer>;

/** `Three lessons`; a quiet word where there are none. */
export const lessonsSaid = (many: number): string =>
	many === 0 ? 'No lesson written down yet' : sentenceCase(counted(many, 'lesson'));
