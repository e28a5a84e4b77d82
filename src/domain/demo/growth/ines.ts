import type { GoalNoteKind } from '../../growth/goals/goal.ts';
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
	/** In so many days, and what she calls that day. */
	within: number | null;
	byWords?: string;
	/** How far it is, in her words. */
	standing?: string;
	/** Whether Amara, who leads her team, reads it. */
	withAmara?: boolean;
	/** What she noted along the way, so many days ago. */
	notes: readonly { ago: number; kind: GoalNoteKind; text: string }[];
	skills: readonly string[];
	steps: readonly [text: string, done: boolean][];
}[] = [
	{
		what: 'Lead a change across teams',
		why: 'Because C‑91 stalled three times between two roadmaps.',
		within: 210,
		byWords: 'summer',
		withAmara: true,
		notes: [
			{
				ago: 9,
				kind: 'check-in',
				text: 'Asked Edge first this time, before there was a plan. It went better than any plan of mine.',
			},
		],
		skills: ['Working across teams'],
		steps: [
			['Ask the two teams what they would give up for it', true],
			['Write one page that both would sign', false],
			['Have one date in both roadmaps', false],
		],
	},
	{
		what: 'Be comfortable teaching',
		why: 'I explain well to one person, and hide behind slides from ten.',
		within: null,
		standing: 'Two drills facilitated so far, one to go.',
		notes: [
			{ ago: 40, kind: 'evidence', text: 'The long Sunday, with Noor beside me.' },
			{ ago: 12, kind: 'evidence', text: 'The same drill for the newcomers, alone.' },
			{ ago: 12, kind: 'check-in', text: 'I said “I don’t know yet”, twice. Nobody minded.' },
		],
		skills: ['Facilitation', 'Teaching'],
		steps: [
			['Facilitate a drill with Noor beside me', true],
			['Facilitate one alone', true],
			['Facilitate one for another team', false],
		],
	},
];
