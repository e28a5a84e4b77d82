import { z } from 'zod';

/** How far somebody is, as they see it themselves, in the order of its words. */
export const SKILL_LEVELS = ['curious', 'practising', 'confident', 'teaches'] as const;
export type SkillLevel = (typeof SKILL_LEVELS)[number];

export const LEVEL_WORDS: Record<SkillLevel, string> = {
	curious: 'curious',
	practising: 'practising',
	confident: 'confident',
	teaches: 'can teach',
};

/** Whether somebody brings it: whoever is curious does not, yet. */
export const canDo = (level: SkillLevel): boolean => level !== 'curious';

/** The three lists that are made of what somebody says, and the one that they alone see. */
export const SKILL_LISTS = ['teach', 'do', 'learn'] as const;
export type SkillList = (typeof SKILL_LISTS)[number];

/** In which of them a skill stands: what somebody can do and wants to get further in is in two. */
export function listsOf({ level, wants }: { level: SkillLevel; wants: boolean }): SkillList[] {
	const can: SkillList[] = level === 'teaches' ? ['teach'] : canDo(level) ? ['do'] : [];
	return wants ? [...can, 'learn'] : can;
}

/** Skills in their lists. Of one whose level is not shown, no more is known than that somebody wants to learn it. */
export function listsShown<Skill extends { level: SkillLevel | null; wants: boolean }>(
	skills: readonly Skill[],
): Record<SkillList, Skill[]> {
	const on = (list: SkillList) =>
		skills.filter(({ level, wants }) => listsOf({ level: level ?? 'curious', wants }).includes(list));
	return { teach: on('teach'), do: on('do'), learn: on('learn') };
}

/** Where the name of a skill comes from: a list of technologies, our own list, or somebody who typed it. */
export type SkillOrigin = 'technology' | 'human' | 'typed';

/** Of one person. More would say nothing any more. */
export const MOST_SKILLS = 60;
export const LONGEST_NAME = 60;

/** A name as names of skills are compared: `TypeScript` is `typescript`, `Résumés` is `resumes`. */
export function foldedSkill(name: string): string {
	const bare = name.normalize('NFKD').replace(/\p{M}/gu, '');
	return bare.toLowerCase().trim().replace(/\s+/g, ' ');
}

/** As a name is kept: its letters as they were typed, one space between words. */
export const tidyName = (typed: string): string => typed.trim().replace(/\s+/g, ' ');

const TOO_LONG = `A name can be ${LONGEST_NAME} characters at the most. Commas go between skills.`;

/** `Svelte, Copywriting`: one skill, or several with commas between them. A name twice is one. */
export function namesIn(typed: string): string[] {
	const names = typed
		.split(',')
		.map(tidyName)
		.filter((name) => foldedSkill(name) !== '');
	return [...new Map(names.map((name) => [foldedSkill(name), name])).values()];
}

const Names = z
	.string()
	.transform(namesIn)
	.refine((names) => names.length > 0, 'Name something that you can do, or want to learn.')
	.refine((names) => names.every((name) => name.length <= LONGEST_NAME), TOO_LONG);

/** One name, of a skill that all share. */
export const SkillName = z
	.string()
	.transform(tidyName)
	.refine((name) => foldedSkill(name) !== '', 'Give it a name with letters or digits.')
	.refine((name) => name.length <= LONGEST_NAME, `A name can be ${LONGEST_NAME} characters at the most.`)
	.refine((name) => !name.includes(','), 'A name has no comma in it.');

/** A box that is ticked, as a form sends it, or as the API does. */
const Wants = z
	.union([z.boolean(), z.string()])
	.default(false)
	.transform((given) => given === true || given === 'yes');
const Level = z.enum(SKILL_LEVELS, 'Choose how far you are.');

export const NewSkills = z.object({ names: Names, level: Level, wants: Wants });
export type NewSkills = z.output<typeof NewSkills>;

const isWebAddress = (typed: string) => URL.canParse(typed) && /^https?:$/.test(new URL(typed).protocol);

/** What is said of one skill. */
export const SkillSaid = z.object({
	level: Level,
	wants: Wants,
	evidence: z.string().trim().max(300, 'Keep it to 300 characters.').default(''),
	link: z
		.string()
		.trim()
		.max(500, 'That address is too long.')
		.refine((typed) => typed === '' || isWebAddress(typed), 'An address begins with https:// or http://.')
		.default(''),
});
export type SkillSaid = z.output<typeof SkillSaid>;

export const NamedSkill = z.object({ folded: z.string().max(200) });
