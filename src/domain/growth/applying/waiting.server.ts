import { and, asc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { daysOffOf } from '../../accounts/days-off/asking.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { isAuthor, visibleTo } from '../../entries/visibility.server.ts';
import { opportunity } from '../opportunities/tables.server.ts';
import { readLeadStep } from './lead-rule.server.ts';
import type { LeadAnswer } from './lead-step.ts';
import { application, opportunityQuestion } from './tables.server.ts';

/** Something that somebody asked, and that one answers oneself. */
export interface AnswerWaits {
	/** Of an application, of a question, or as a lead. */
	is: 'application' | 'question' | 'lead';
	id: number;
	/** Null where they asked without their name. */
	person: { id: number; name: string } | null;
	/** Null where a lead may not read it. */
	opening: { number: number; title: string } | null;
	at: number;
	/** The local day by which they hope for it; null where they named none. */
	by: string | null;
	/** Whoever answers is away on that day, as they alone know. */
	away: boolean;
}

type Waits = Omit<AnswerWaits, 'away'>;

export interface LeadWaits extends Waits {
	hoursAWeek: number | null;
	weeks: number | null;
	startsOn: string | null;
	/** “Let us talk”, said before. */
	answer: LeadAnswer | null;
}

/** What waits for an answer of somebody, whether they heard of it or not: what is due first comes first. */
export async function answersOf(db: Reader, who: Person): Promise<AnswerWaits[]> {
	const leads = (await asLead(db, who)).filter(({ answer }) => answer === null);
	const all = [...(await applicationsTo(db, who)), ...leads, ...(await questionsTo(db, who))];
	const isAway = await awayOn(
		db,
		who,
		all.flatMap(({ by }) => by ?? []),
	);
	return all
		.map((one) => ({ ...one, away: one.by !== null && isAway(one.by) }))
		.toSorted((one, other) => (one.by ?? '9').localeCompare(other.by ?? '9') || one.at - other.at);
}

/** Of oneself: on which of these days one is away, or has a holiday. */
export async function awayOn(
	db: Reader,
	who: Person,
	days: readonly string[],
): Promise<(day: string) => boolean> {
	const [from, to] = [days.toSorted()[0], days.toSorted().at(-1)];
	if (from === undefined || to === undefined) return () => false;
	const off = await daysOffOf(db, who, { from, to });
	return (day) => off.has(day);
}

const ASKER = { id: person.id, name: person.name };
const OPENING = { number: entry.number, title: entry.title };

function applicationsTo(db: Reader, who: Person): Promise<Waits[]> {
	const answers = or(
		eq(opportunity.contactId, who.id),
		and(isNotNull(application.handedOnAt), sql`${isAuthor(who)}`),
	);
	return db
		.select({
			...{ is: sql<'application'>`'application'`, id: application.id, person: ASKER, opening: OPENING },
			...{ at: application.at, by: application.answerBy },
		})
		.from(application)
		.innerJoin(person, eq(person.id, application.personId))
		.innerJoin(entry, eq(entry.id, application.entryId))
		.innerJoin(opportunity, eq(opportunity.entryId, application.entryId))
		.where(and(eq(application.state, 'asked'), answers, visibleTo(who), isNull(person.deactivatedAt)))
		.orderBy(asc(application.id));
}

async function questionsTo(db: Reader, who: Person): Promise<Waits[]> {
	const { id, at, named, answeredAt } = opportunityQuestion;
	const rows = await db
		.select({ id, at, named, person: ASKER, opening: OPENING })
		.from(opportunityQuestion)
		.innerJoin(person, eq(person.id, opportunityQuestion.personId))
		.innerJoin(entry, eq(entry.id, opportunityQuestion.entryId))
		.innerJoin(opportunity, eq(opportunity.entryId, opportunityQuestion.entryId))
		.where(
			and(
				...[isNull(answeredAt), eq(opportunity.contactId, who.id), visibleTo(who)],
				isNull(person.deactivatedAt),
			),
		)
		.orderBy(asc(id));
	return rows.map(({ named: isNamed, ...row }) => ({
		...row,
		is: 'question',
		person: isNamed ? row.person : null,
		by: null,
	}));
}

/** What one is asked as a lead. Of what was written and shown along, a lead reads nothing. */
export async function asLead(db: Reader, who: Person): Promise<LeadWaits[]> {
	if (!(await readLeadStep(db)).on) return [];
	const { hoursAWeek, weeks, startsOn } = opportunity;
	const rows = await db
		.select({
			...{ id: application.id, person: ASKER, at: application.leadAskedAt, by: application.leadAnswerBy },
			...{ answer: application.leadAnswer, hoursAWeek, weeks, startsOn },
			opening: { ...OPENING, reads: sql<number>`${visibleTo(who)}` },
		})
		.from(application)
		.innerJoin(person, eq(person.id, application.personId))
		.innerJoin(entry, eq(entry.id, application.entryId))
		.innerJoin(opportunity, eq(opportunity.entryId, application.entryId))
		.where(
			and(
				...[eq(application.leadId, who.id), eq(application.state, 'asked'), isNull(person.deactivatedAt)],
				or(isNull(application.leadAnswer), eq(application.leadAnswer, 'let-us-talk')),
				isNotNull(application.leadAskedAt),
			),
		)
		.orderBy(asc(application.leadAskedAt), asc(application.id));
	return rows.map(({ opening: { reads, ...opening }, ...row }) => ({
		...row,
		is: 'lead',
		at: row.at ?? 0,
		opening: reads ? opening : null,
	}));
}
