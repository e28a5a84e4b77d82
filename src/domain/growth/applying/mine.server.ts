import { and, desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Reader } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import type { Form } from '../opportunities/opportunity.ts';
import { opportunity } from '../opportunities/tables.server.ts';
import type { ApplicationState, Shown } from './application.ts';
import { readLeadStep } from './lead-rule.server.ts';
import { leadStanding, type LeadStanding } from './lead-step.ts';
import { application, opportunityQuestion } from './tables.server.ts';

/** What somebody asked for, as they see it themselves: also where it stands. */
export interface OwnApplication {
	id: number;
	/** Null where they cannot read it any more. */
	opening: { number: number; title: string; form: Form; about: string } | null;
	state: ApplicationState;
	words: string;
	shown: Shown[];
	at: number;
	answerBy: string;
	/** What whoever answered said to it. */
	reason: string;
	/** Who answered, or answers for the opening now. */
	by: { id: number; name: string } | null;
	answeredAt: number | null;
	/** The day passed, and both know. */
	silent: boolean;
	/** The others who look after it can answer as well. */
	handedOn: boolean;
	lead: LeadStanding & { name: string | null };
}

export async function ownApplications(db: Reader, who: Person): Promise<OwnApplication[]> {
	const lead = alias(person, 'lead');
	const answerer = alias(person, 'answerer');
	const rows = await db
		.select({
			row: application,
			opening: { number: entry.number, title: entry.title, form: opportunity.form, about: opportunity.about },
			reads: sql<number>`${visibleTo(who)}`,
			by: { id: answerer.id, name: answerer.name },
			leadName: lead.name,
		})
		.from(application)
		.innerJoin(entry, eq(entry.id, application.entryId))
		.innerJoin(opportunity, eq(opportunity.entryId, application.entryId))
		.leftJoin(answerer, eq(answerer.id, sql`coalesce(${application.answeredBy}, ${opportunity.contactId})`))
		.leftJoin(lead, eq(lead.id, application.leadId))
		.where(eq(application.personId, who.id))
		.orderBy(desc(application.at), desc(application.id));
	const { on } = await readLeadStep(db);
	return rows.map(({ row, opening, reads, by, leadName }) => ({
		...{ id: row.id, state: row.state, words: row.words, shown: row.shown, at: row.at },
		...{ answerBy: row.answerBy, reason: row.reason, by, answeredAt: row.answeredAt },
		opening: reads ? opening : null,
		silent: row.silentAt !== null,
		handedOn: row.handedOnAt !== null,
		lead: { ...(on ? leadStanding(row) : { is: 'none' as const }), name: leadName },
	}));
}

/** What somebody asked about openings that they may still read, the last first. */
export async function allOwnQuestions(db: Reader, who: Person) {
	const { id, words, named, at, answer, answeredAt } = opportunityQuestion;
	return db
		.select({
			...{ id, words, named, at, answer, answeredAt },
			opening: { number: entry.number, title: entry.title },
		})
		.from(opportunityQuestion)
		.innerJoin(entry, eq(entry.id, opportunityQuestion.entryId))
		.where(and(eq(opportunityQuestion.personId, who.id), visibleTo(who)))
		.orderBy(desc(id));
}

/** Where a yes leads: to the project that the opening belongs to, or to agreeing on how the two go about it. */
export function leadsTo({ id, state, opening }: OwnApplication): { href: string; label: string } | null {
	if (state !== 'accepted' || opening === null) return null;
	const project = /^P-(\d+)$/.exec(opening.about)?.[1];
	if (project !== undefined) return { href: `/projects/${project}`, label: 'Join the project' };
	if (opening.form === 'mentorship' || opening.form === 'pairing' || opening.form === 'shadowing')
		return { href: `/growth/mentorships/new?application=${id}`, label: 'Agree on how you go about it' };
	return null;
}
