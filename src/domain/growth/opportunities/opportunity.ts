import { z } from 'zod';
import { isZone } from '#lib/dates.ts';
import type { Kind } from '../../entries/kinds.ts';
import { REFERENCE } from '../../entries/references.ts';
import { foldedSkill } from '../../skills/skill.ts';

export const KIND = 'opportunity' satisfies Kind;

/** What is on offer. A mentorship is offered by whoever mentors; a shadowing by whoever is watched. */
export const FORMS = ['project', 'mentorship', 'pairing', 'shadowing', 'hack', 'role'] as const;
export type Form = (typeof FORMS)[number];

/** `resting`: nobody said for a while that it still stands, so lists leave it out until somebody does. */
export const OPPORTUNITY_STATES = ['open', 'resting', 'filled', 'closed'] as const;
export type OpportunityState = (typeof OPPORTUNITY_STATES)[number];

export const SKILL_WEIGHTS = ['must', 'nice'] as const;
export type SkillWeight = (typeof SKILL_WEIGHTS)[number];

export const MOST_PLACES = 50;
export const MOST_ASKED = 12;

const text = (most: number) =>
	z
		.string()
		.trim()
		.max(most, `This can be ${most.toLocaleString('en')} characters at the most.`);
const Day = z.iso.date('Give a day that exists, such as 2026-12-07.').nullable();

/** A skill that an opening asks for. `teaches`: whoever does not bring it learns it here. */
export const AskedSkill = z.object({
	name: text(60).min(1, 'Name a skill: “Facilitation”, “Rust”.'),
	weight: z.enum(SKILL_WEIGHTS).default('nice'),
	teaches: z.boolean().default(false),
});
export type AskedSkill = z.output<typeof AskedSkill>;

/** `P-12`, `L-3`: another thing here, as people name it. */
const isReference = (typed: string) =>
	/^L[-\u2010\u2011][1-9]\d{0,8}$/iu.test(typed) || typed.replace(REFERENCE, '') === '';

/** What its authors write of an opening; each version of it is kept whole. */
export const OpportunityContent = z.object({
	title: text(120).min(1, 'Say in a line what is on offer.'),
	form: z.enum(FORMS, 'Choose what is on offer.'),
	/** One or two sentences. */
	pitch: text(400),
	/** Markdown. */
	details: text(40_000),
	/** What somebody learns there. */
	learns: text(400),
	hoursAWeek: z
		.number('Hours a week, as a number.')
		.min(0.5, 'Half an hour at least.')
		.max(60, 'Sixty hours at the most.')
		.nullable(),
	weeks: z
		.int('Weeks, as a whole number.')
		.min(1, 'One week at least.')
		.max(156, 'Three years at the most: 156 weeks.')
		.nullable(),
	/** Where it is done, in words; empty where that does not matter. */
	place: text(120),
	zone: z.string().refine((zone) => zone === '' || isZone(zone), 'Choose a zone of the list, or none.'),
	startsOn: Day,
	endsOn: Day,
	/** Until when one can ask for it. */
	asksUntil: Day,
	places: z
		.int('How many, as a whole number.')
		.min(1, 'One at least.')
		.max(MOST_PLACES, 'Fifty at the most.'),
	skills: z
		.array(AskedSkill)
		.max(MOST_ASKED, 'Twelve skills at the most.')
		.refine((skills) => new Set(skills.map(({ name }) => foldedSkill(name))).size === skills.length, {
			message: 'Each skill once.',
		}),
	/** `P-12`: what it belongs to; empty where nothing. */
	about: text(20)
		.refine(isReference, 'Name one thing here, such as P-12 or L-3.')
		.transform((typed) => typed.replace(/[\u2010\u2011]/g, '-').toUpperCase()),
	topics: z.array(text(60).min(1)).max(20, 'Twenty topics at the most.'),
});
export type OpportunityContent = z.output<typeof OpportunityContent>;

export const BLANK: OpportunityContent = {
	title: '',
	form: 'project',
	pitch: '',
	details: '',
	learns: '',
	hoursAWeek: null,
	weeks: null,
	place: '',
	zone: '',
	startsOn: null,
	endsOn: null,
	asksUntil: null,
	places: 1,
	skills: [],
	about: '',
	topics: [],
};
