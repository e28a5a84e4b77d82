import { z } from 'zod';
import { FORMS, type AskedSkill, type Form, type OpportunityState } from './opportunity.ts';

/** An opening as lists show it, and as it is matched. */
export interface ListedOpportunity {
	/** Of its entry. */
	id: number;
	number: number;
	title: string;
	form: Form;
	state: OpportunityState;
	/** What came of it, in a line, where it is filled or closed. */
	outcome: string;
	pitch: string;
	learns: string;
	hoursAWeek: number | null;
	weeks: number | null;
	place: string;
	zone: string;
	startsOn: string | null;
	endsOn: string | null;
	asksUntil: string | null;
	places: number;
	/** How many of them somebody has. */
	taken: number;
	/** `P-12`: what it belongs to; empty where nothing. Its title is shown to whoever may see it. */
	about: string;
	/** Whoever answers those who ask; nobody while somebody is looked for who takes it over. */
	contact: { id: number; name: string } | null;
	/** Who looks after it. */
	authors: { id: number; name: string }[];
	team: { slug: string; name: string } | null;
	skills: AskedSkill[];
	at: number;
}

export const SHOWN = ['open', 'mine', 'over'] as const;
/** Which of them: those one can ask for, those one looks after in any state, those that are filled or closed. */
export type Shown = (typeof SHOWN)[number];

/** What a list is narrowed by, as it stands in the address. What cannot be read narrows nothing. */
export const OpportunityFilter = z.object({
	show: z.enum(SHOWN).catch('open'),
	form: z.enum(FORMS).optional().catch(undefined),
	skill: z.string().trim().max(60).catch(''),
	/** Hours a week at the most. */
	hours: z.coerce.number().min(0.5).max(60).optional().catch(undefined),
	place: z.string().trim().max(120).catch(''),
	/** `next` of the page before. */
	after: z.string().max(60).optional().catch(undefined),
});
export type OpportunityFilter = z.output<typeof OpportunityFilter>;

/** Where a list was read up to, as its `next` tells it. */
export const PLACE = /^(\d{1,15})\.(\d{1,12})$/;
