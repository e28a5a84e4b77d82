import { z } from 'zod';
import { SKILLS_SEEN, SEEN_BY, type SeenBy } from '../../skills/seen-by.ts';

export { SEEN_BY, type SeenBy } from '../../skills/seen-by.ts';

export const SEEN_BY_WORDS: Record<SeenBy, string> = {
	me: 'Only you',
	mentors: 'Whoever mentors you',
	workspace: 'Everybody here',
};

/** Who sees what, as long as somebody has not said otherwise. */
export const PROFILE_SEEN = {
	seenWords: 'workspace',
	seenInterests: 'workspace',
	seenOpenTo: 'workspace',
	...SKILLS_SEEN,
} as const satisfies Record<string, SeenBy>;
export type ProfileSeen = Record<keyof typeof PROFILE_SEEN, SeenBy>;

export const PARTS: readonly { name: keyof ProfileSeen; label: string }[] = [
	{ name: 'seenWords', label: 'Your line' },
	{ name: 'seenTeach', label: 'What you can teach' },
	{ name: 'seenDo', label: 'What you can do' },
	{ name: 'seenLearn', label: 'What you want to learn' },
	{ name: 'seenInterests', label: 'Your interests' },
	{ name: 'seenOpenTo', label: 'What you are open to' },
];

export const OPEN_TO = [
	'project',
	'mentoring',
	'being-mentored',
	'pairing',
	'shadowing',
	'being-shadowed',
] as const;
/** What somebody is open to. */
export type OpenTo = (typeof OPEN_TO)[number];

export interface OpenToOne {
	what: OpenTo;
	/** Hours a week of a project, people of a mentor; null where it has no number. */
	most: number | null;
	/** A local day until which they take a rest from it. */
	restsUntil: string | null;
}

const OPEN_TO_WORDS: Record<OpenTo, string> = {
	project: 'A part-time project',
	mentoring: 'Mentoring',
	'being-mentored': 'Being mentored',
	pairing: 'Pairing',
	shadowing: 'Shadowing somebody',
	'being-shadowed': 'Being shadowed',
};

/** `A part-time project, up to 6 h a week`, `Mentoring one person`. */
export function openToWords(what: OpenTo, most: number | null = null): string {
	if (what === 'project' && most !== null) return `${OPEN_TO_WORDS.project}, up to ${most} h a week`;
	if (what === 'mentoring' && most !== null)
		return most === 1 ? 'Mentoring one person' : `Mentoring up to ${most} people`;
	return OPEN_TO_WORDS[what];
}

/** Whether they rest from it on that day. */
export const rests = ({ restsUntil }: Pick<OpenToOne, 'restsUntil'>, today: string): boolean =>
	restsUntil !== null && restsUntil >= today;

const LONGEST_INTEREST = 40;
const MOST_INTERESTS = 20;

export const Words = z.object({
	words: z
		.string()
		.transform((typed) => typed.trim().replace(/\s+/g, ' '))
		.refine((words) => words.length <= 140, 'One line: 140 characters at the most.'),
});

/** `Drills, maps, typography`: as a form sends them, or a list as the API does. */
export const Interests = z.object({
	interests: z
		.union([z.string(), z.array(z.string())])
		.transform((given) => (typeof given === 'string' ? given.split(',') : given))
		.transform((given) => [...new Set(given.map((one) => one.trim().replace(/\s+/g, ' ')).filter(Boolean))])
		.refine((all) => all.length <= MOST_INTERESTS, `${MOST_INTERESTS} are the most.`)
		.refine(
			(all) => all.every((one) => one.length <= LONGEST_INTEREST),
			`Keep each to ${LONGEST_INTEREST} characters. Commas go between them.`,
		),
});

const Day = z.iso.date('Give a day that exists, such as 2026-11-27.');
const upTo = (most: number, sentence: string) =>
	z.int(sentence).min(1, sentence).max(most, sentence).nullable();
const HOURS = 'Hours a week are a whole number from 1 to 40.';
const PEOPLE = 'Say a number of people from 1 to 20.';

export const OpenToList = z
	.array(
		z.object({
			what: z.enum(OPEN_TO),
			most: z.int().min(1).max(40).nullable().default(null),
			restsUntil: Day.nullable().default(null),
		}),
	)
	.max(OPEN_TO.length)
	.refine((all) => new Set(all.map(({ what }) => what)).size === all.length, 'Say each once.');

const number = z
	.string()
	.trim()
	.default('')
	.transform((typed) => (typed === '' ? null : Number(typed)));
const day = z
	.union([z.literal('').transform(() => null), Day])
	.optional()
	.transform((given) => given ?? null);

/** As the page sends it: what is switched on, with its numbers beside. */
export const OpenToForm = z
	.object({
		what: z.array(z.enum(OPEN_TO)).default([]),
		hours: number.pipe(upTo(40, HOURS)),
		people: number.pipe(upTo(20, PEOPLE)),
		restsUntil: day,
	})
	.transform(({ what, hours, people, restsUntil }): OpenToOne[] =>
		what.map((one) => ({
			what: one,
			most: one === 'project' ? hours : one === 'mentoring' ? people : null,
			restsUntil: one === 'mentoring' ? restsUntil : null,
		})),
	);

const seenBy = z.enum(SEEN_BY);
/** Who sees which list of skills; what is left out stays as it is. */
export const ListsSeen = z.object({ seenTeach: seenBy, seenDo: seenBy, seenLearn: seenBy }).partial();
export const Seen = z.object({
	seenWords: seenBy,
	seenInterests: seenBy,
	seenOpenTo: seenBy,
	seenTeach: seenBy,
	seenDo: seenBy,
	seenLearn: seenBy,
});
