import { z } from 'zod';
import { SKILL_LEVELS, SkillName, SkillSaid } from '../../skills/skill.ts';
import { Interests, OPEN_TO, OpenToList, Seen, SEEN_BY, Words, type ProfileSeen } from './profile.ts';
import type { ShownProfile } from './shown-profile.server.ts';

const seenBy = z.enum(SEEN_BY);
const Skill = z.object({
	name: z.string(),
	/** Null where they show that they want to learn it, and not how far they are. */
	level: z.enum(SKILL_LEVELS).nullable(),
	wants: z.boolean(),
	evidence: z.string(),
	link: z.string(),
});

export const ProfileAnswer = z.object({
	words: z.string(),
	interests: z.array(z.string()),
	openTo: z.array(
		z.object({ what: z.enum(OPEN_TO), most: z.int().nullable(), restsUntil: z.iso.date().nullable() }),
	),
	skills: z.array(Skill),
	/** Who sees what; of anybody else it is null. */
	seen: z.record(z.string(), seenBy).nullable(),
});
type Answer = z.infer<typeof ProfileAnswer>;
type Said = Answer['skills'][number];

const skillAnswer = ({ name, level, wants, evidence, link }: Said): Said => ({
	...{ name, level, wants, evidence, link },
});

/** One's own, all of it. */
export function ownAnswer(
	{ words, interests, openTo, seen }: Omit<Answer, 'skills' | 'seen'> & { seen: ProfileSeen },
	skills: readonly Said[],
): Answer {
	return { words, interests, openTo, skills: skills.map(skillAnswer), seen };
}

/** Of somebody else, what they show; who shows nothing looks as who said nothing. */
export function shownAnswer(shows: ShownProfile | undefined): Answer {
	const { words = '', interests = [], openTo = [], lists } = shows ?? {};
	const skills = lists ? [...new Set([...lists.teach, ...lists.do, ...lists.learn])] : [];
	return {
		...{ words, interests, seen: null },
		openTo: openTo.map(({ what, most }) => ({ what, most, restsUntil: null })),
		skills: skills.map(skillAnswer),
	};
}

/** What is left out stays as it is; a list that is given is the whole list. */
export const SentProfile = Words.extend({
	interests: Interests.shape.interests,
	openTo: OpenToList,
	skills: z.array(SkillSaid.extend({ name: SkillName })).max(60),
	seen: Seen.partial(),
}).partial();
export type SentProfile = z.output<typeof SentProfile>;
