import { z } from 'zod';
import { cursorOf } from '#lib/cursor.ts';
import { isoTime } from '#lib/dates.ts';
import { VISIBILITIES } from '../../entries/entry.ts';
import { hrefOf, reference } from '../../entries/kinds.ts';
import { AskedSkill, FORMS, KIND, OPPORTUNITY_STATES, OpportunityContent } from './opportunity.ts';
import type { Opportunity } from './opportunities.server.ts';
import { OpportunityFilter, PLACE, type ListedOpportunity } from './row.ts';

const Moment = z.iso.datetime();
const Day = z.iso.date().nullable();
const Named = z.object({ id: z.int(), name: z.string() });
/** An opening as the API answers it. */
export const OpportunityAnswer = z.object({
	number: z.int(),
	reference: z.string(),
	uid: z.string(),
	href: z.string(),
	version: z.int(),
	createdAt: Moment,
	updatedAt: Moment,
	state: z.enum(OPPORTUNITY_STATES),
	/** Since when it is in that state. */
	stateAt: Moment,
	/** When somebody last said that it stands. */
	standsAt: Moment,
	/** What came of it, in a line. */
	outcome: z.string(),
	/** The id of whoever answers those who ask; null while somebody is looked for who does. */
	contact: z.int().nullable(),
	mayEdit: z.boolean(),
	/** E-mail addresses of those who look after it. */
	authors: z.array(z.string()),
	/** The slug of a team. */
	team: z.string().nullable(),
	visibility: z.enum(VISIBILITIES),
	...OpportunityContent.shape,
});

export function answerOf({
	entry,
	opportunity: row,
	content,
	sharing,
	mayEdit,
}: Opportunity): z.input<typeof OpportunityAnswer> {
	return {
		number: entry.number,
		reference: reference(KIND, entry.number),
		uid: entry.uid,
		href: hrefOf(KIND, entry.number),
		version: entry.version,
		createdAt: isoTime(entry.createdAt),
		updatedAt: isoTime(entry.updatedAt),
		...{ state: row.state, stateAt: isoTime(row.stateAt), standsAt: isoTime(row.standsAt) },
		...{ outcome: row.outcome, contact: row.contactId, mayEdit },
		...{ authors: sharing.authors, team: sharing.team, visibility: sharing.visibility },
		...content,
	};
}

export const Listing = OpportunityFilter.omit({ after: true }).extend({
	/** `next` of the page before. */
	cursor: cursorOf(PLACE),
	limit: z.coerce.number().int().min(1).max(100, 'A page holds 100 at the most.').default(50),
});

export const ListedAnswer = z.object({
	number: z.int(),
	reference: z.string(),
	href: z.string(),
	title: z.string(),
	form: z.enum(FORMS),
	state: z.enum(OPPORTUNITY_STATES),
	/** What came of it, in a line. */
	outcome: z.string(),
	pitch: z.string(),
	learns: z.string(),
	hoursAWeek: z.number().nullable(),
	weeks: z.int().nullable(),
	place: z.string(),
	zone: z.string(),
	...{ startsOn: Day, endsOn: Day, asksUntil: Day },
	places: z.int(),
	/** How many of them somebody has. */
	taken: z.int(),
	about: z.string(),
	contact: Named.nullable(),
	authors: z.array(Named),
	/** The slug of its team. */
	team: z.string().nullable(),
	skills: z.array(AskedSkill),
	publishedAt: Moment,
});

export function listedOf({ id: _, at, team, ...row }: ListedOpportunity): z.input<typeof ListedAnswer> {
	return {
		...row,
		reference: reference(KIND, row.number),
		href: hrefOf(KIND, row.number),
		team: team?.slug ?? null,
		publishedAt: isoTime(at),
	};
}

/** How it stands from now on, with a line on what came of it where it is filled or closed. */
export const Standing = z.object({
	state: z.enum(['open', 'filled', 'closed']),
	outcome: z.string().trim().max(300, 'A line: 300 characters at the most.').default(''),
});
