import type { Kind } from '../../entries/kinds.ts';

export const KIND = 'opportunity' satisfies Kind;

/** What is on offer. A mentorship is offered by whoever mentors; a shadowing by whoever is watched. */
export const FORMS = ['project', 'mentorship', 'pairing', 'shadowing', 'hack', 'role'] as const;
export type Form = (typeof FORMS)[number];

/** `resting`: nobody said for a while that it still stands, so lists leave it out until somebody does. */
export const OPPORTUNITY_STATES = ['open', 'resting', 'filled', 'closed'] as const;
export type OpportunityState = (typeof OPPORTUNITY_STATES)[number];

export const SKILL_WEIGHTS = ['must', 'nice'] as const;
export type SkillWeight = (typeof SKILL_WEIGHTS)[number];
