import type { SkillOrigin } from '../skill.ts';
import type { CatalogueSkill } from './catalogue-skill.ts';
import { HUMAN_SKILLS } from './human-skills.ts';
import { LANGUAGES } from './languages.ts';
import { TECHNOLOGIES } from './technologies.ts';

export type Listed = CatalogueSkill & { origin: SkillOrigin };

const from = (origin: SkillOrigin, skills: readonly CatalogueSkill[]): Listed[] =>
	skills.map((one) => ({ ...one, origin }));

/** All that a workspace knows by name from its first day on. */
export const CATALOGUE: readonly Listed[] = [
	...from('technology', LANGUAGES),
	...from('human', HUMAN_SKILLS),
	...from('technology', TECHNOLOGIES),
];
