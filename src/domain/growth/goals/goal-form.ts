import { z } from 'zod';
import { KINDS } from '../../entries/kinds.ts';
import { LONGEST_NAME, namesIn } from '../../skills/skill.ts';
import { SEEN_BY } from '../profile/profile.ts';
import { GOAL_NOTES, GOAL_STATES, MOST_STEPS } from './goal.ts';
import { noneOr } from '#lib/web/fields.ts';

const words = (most: number) => z.string().trim().max(most, `Keep it to ${most} characters.`);

const PREFIXES = ['L', ...Object.values(KINDS).map(({ prefix }) => prefix)];
const NUMBERED = new RegExp(String.raw`^(${PREFIXES.join('|')})[-\u2010\u2011]([1-9]\d{0,8})$`, 'iu');
const isAddress = (typed: string) => URL.canParse(typed) && /^https?:$/.test(new URL(typed).protocol);

/** `P-12` however its hyphen was typed; an address as it is; null for what is neither. */
export function linkFrom(typed: string): string | null {
	const [, prefix, digits] = NUMBERED.exec(typed) ?? [];
	if (prefix && digits) return `${prefix.toUpperCase()}-${digits}`;
	return isAddress(typed) ? typed : null;
}

const NEITHER = 'Give a number such as P-12, T-1 or L-3, or an address that begins with https://.';

/** Text with commas or lines between, as a form sends it; a list, as the API does. */
const listed = (apart: RegExp) => (given: unknown) =>
	typeof given === 'string'
		? given
				.split(apart)
				.map((one) => one.trim())
				.filter((one) => one !== '')
		: given;

const One = z.string().trim().max(500, 'That address is too long.');
const Linked = One.transform((typed, context) => {
	const link = typed === '' ? '' : linkFrom(typed);
	if (link === null) context.addIssue({ code: 'custom', message: NEITHER });
	return link ?? '';
});
const Links = z.preprocess(
	listed(/[\s,]+/),
	z
		.array(One)
		.max(20, 'Twenty links are the most.')
		.transform((all, context) => {
			const links = all.map(linkFrom);
			if (links.includes(null)) context.addIssue({ code: 'custom', message: NEITHER });
			return [...new Set(links.filter((one) => one !== null))];
		}),
);

const Skills = z.preprocess(
	(given) => (typeof given === 'string' ? namesIn(given) : given),
	z
		.array(
			z.string().trim().min(1).max(LONGEST_NAME, `A name can be ${LONGEST_NAME} characters at the most.`),
		)
		.max(12, 'Twelve skills are the most.')
		.transform((names) => namesIn(names.join(','))),
);

const Step = z.object({
	/** Of one that is there; what comes without is new. */
	id: noneOr(z.coerce.number().int().positive().nullable()).default(null),
	text: words(200),
	/** As it is, where nothing is said. */
	done: z.boolean().optional(),
});
const Steps = z
	.array(Step)
	.max(MOST_STEPS + 1, `${MOST_STEPS} steps are the most: begin with the next few.`)
	.transform((steps) => steps.filter(({ text }) => text !== ''));

const Flag = z.union([z.boolean(), z.string()]).transform((given) => given === true || given === 'yes');

const fields = {
	what: words(120).min(1, 'Say in a few words where you want to grow.'),
	why: words(1000),
	by: noneOr(z.iso.date('Give a day, such as 2027-06-21.').nullable()),
	byWords: words(40).transform((text) => text.replace(/^by\s+/i, '').replace(/\.$/, '')),
	standing: words(240),
	steps: Steps,
	skills: Skills,
	links: Links,
	seenBy: z.enum(SEEN_BY, 'Choose who reads it.'),
	/** Names or e-mail addresses. */
	readers: z.preprocess(
		listed(/,/),
		z.array(z.string().trim().max(200)).max(50, 'Fifty people are the most.'),
	),
	asks: Flag,
};

/** A goal: what is left out is blank, and nobody else reads it. */
export const NewGoal = z.object({
	what: fields.what,
	why: fields.why.default(''),
	by: fields.by.default(null),
	byWords: fields.byWords.default(''),
	standing: fields.standing.default(''),
	steps: fields.steps.default([]),
	skills: fields.skills.default([]),
	links: fields.links.default([]),
	seenBy: fields.seenBy.default('me'),
	readers: fields.readers.default([]),
	asks: Flag.default(false),
});
export type NewGoal = z.output<typeof NewGoal>;

/** What changes; the rest stays as it is. */
export const GoalRevision = z
	.object(fields)
	.partial()
	.extend({
		state: z.enum(GOAL_STATES).optional(),
		/** A word on why it was let go. */
		stateWords: words(600).optional(),
		/** The version that this change started from. */
		base: z.coerce.number().int().positive().optional(),
	});
export type GoalRevision = z.output<typeof GoalRevision>;

/** As the page sends it: all of it, on a version. */
export const ChangedGoal = NewGoal.extend({ base: z.coerce.number().int().positive() });

export const NumberedGoal = z.object({ id: z.coerce.number().int().positive() });
export const MovedGoal = NumberedGoal.extend({ to: z.enum(['up', 'down']) });
export const MadeStep = z.object({ id: z.coerce.number().int().positive(), made: Flag.default(false) });
export const LettingGo = z.object({ words: words(600).default('') });
export const NewNote = z.object({
	kind: z.enum(GOAL_NOTES),
	text: words(2000).min(1, 'A sentence is enough.'),
	link: Linked.default(''),
});
export type NewNote = z.output<typeof NewNote>;
