import { z } from 'zod';

/** What somebody says of a skill: they can do it, or want to learn it. */
export const SKILL_SIDES = ['has', 'learns'] as const;
export type SkillSide = (typeof SKILL_SIDES)[number];

/** How far somebody is, as they see it themselves, in the order of its words. */
export const SKILL_LEVELS = ['curious', 'practising', 'confident', 'teaches'] as const;
export type SkillLevel = (typeof SKILL_LEVELS)[number];

/** Whether somebody brings it: whoever is curious does not, yet. */
export const canDo = (level: SkillLevel): boolean => level !== 'curious';

/** What is said of a skill where only the side of it is said. */
export const ON_SIDE: Record<SkillSide, { level: SkillLevel; wants: boolean }> = {
	has: { level: 'confident', wants: false },
	learns: { level: 'curious', wants: true },
};

/** Where the name of a skill comes from: a list of technologies, our own list, or somebody who typed it. */
export type SkillOrigin = 'technology' | 'human' | 'typed';

/** Of one person. More would say nothing any more. */
export const MOST_SKILLS = 60;
const LONGEST = 60;

/** A name as names of skills are compared: `TypeScript` is `typescript`, `Résumés` is `resumes`. */
export function foldedSkill(name: string): string {
	const bare = name.normalize('NFKD').replace(/\p{M}/gu, '');
	return bare.toLowerCase().trim().replace(/\s+/g, ' ');
}

/** `Svelte, Copywriting`: one skill, or several with commas between them. A name twice is one. */
const Names = z
	.string()
	.transform((typed) => [
		...new Map(
			typed
				.split(',')
				.map((name) => name.trim().replace(/\s+/g, ' '))
				.filter((name) => foldedSkill(name) !== '')
				.map((name) => [foldedSkill(name), name]),
		).values(),
	])
	.refine((names) => names.length > 0, 'Name something that you can do, or want to learn.')
	.refine(
		(names) => names.every((name) => name.length <= LONGEST),
		`A name can be ${LONGEST} characters at the most. Commas go between skills.`,
	);

export const NewSkills = z.object({ names: Names, is: z.enum(SKILL_SIDES) });
export type NewSkills = z.output<typeof NewSkills>;

export const NamedSkill = z.object({ folded: z.string().max(200) });
