import type { OpenTo } from '../../growth/profile/profile.ts';
import type { SkillLevel } from '../../skills/skill.ts';

export const WORDS = 'Learning to say “I don’t know yet” a little sooner.';
export const INTERESTS = ['drills'];

export const SKILLS: readonly { name: string; level: SkillLevel; wants?: boolean; evidence?: string }[] = [
	{ name: 'Distributed systems', level: 'teaches', evidence: 'The talk on back-pressure, twice.' },
	{
		name: 'Incident lead',
		level: 'confident',
		evidence: 'Three nights this year, the certificates among them.',
	},
	{ name: 'Technical writing', level: 'confident' },
	{ name: 'Svelte', level: 'practising' },
	{ name: 'Facilitation', level: 'practising', wants: true },
	{ name: 'Rust', level: 'curious', wants: true },
];

export const OPEN: readonly { what: OpenTo; most: number | null; rests?: true }[] = [
	{ what: 'project', most: 6 },
	{ what: 'being-shadowed', most: null },
	// Not before spring.
	{ what: 'mentoring', most: 1, rests: true },
];

/** The skills that a goal is about, and its steps: true for those that are made. */
export const GOALS: readonly {
	what: string;
	why: string;
	/** In so many days. */
	within: number | null;
	skills: readonly string[];
	steps: readonly [text: string, done: boolean][];
}[] = [
	{
		what: 'Lead a change across teams',
		why: 'Because C‑91 stalled three times between two roadmaps.',
		within: 210,
		skills: ['Working across teams'],
		steps: [
			['Ask the two teams what they would give up for it', true],
			['Write one page that both would sign', false],
			['Have one date in both roadmaps', false],
		],
	},
	{
		what: 'Be comfortable teaching',
		why: 'Two drills facilitated so far, one to go.',
		within: null,
		skills: ['Facilitation', 'Teaching'],
		steps: [
			['Facilitate a drill with Noor beside me', true],
			['Facilitate one alone', true],
			['Facilitate one for another team', false],
		],
	},
];
