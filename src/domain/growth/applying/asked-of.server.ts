import { and, asc, eq, isNull, ne, or } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { missing } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { isAuthor, visibleTo } from '../../entries/visibility.server.ts';
import { opportunity } from '../opportunities/tables.server.ts';
import { taken, waiting } from '../opportunities/standing.server.ts';
import { mayAnswer } from './answering.server.ts';
import type { ApplicationState, Shown } from './application.ts';
import { readLeadStep } from './lead-rule.server.ts';
import { leadStanding, type LeadStanding } from './lead-step.ts';
import { findOpening, isTheirs, type Opening } from './opening.server.ts';
import { application, opportunityQuestion } from './tables.server.ts';
import { answersOf, awayOn } from './waiting.server.ts';

/** What somebody asked for, as whoever answers reads it. */
export interface ToAnswer {
	id: number;
	person: { id: number; name: string };
	words: string;
	shown: Shown[];
	at: number;
	answerBy: string;
	/** Whoever reads this is away on that day; nobody else is told. */
	away: boolean;
	state: ApplicationState;
	reason: string;
	answeredAt: number | null;
	lead: LeadStanding;
}

export interface QuestionToAnswer {
	id: number;
	/** Null where they asked without their name. */
	person: { id: number; name: string } | null;
	words: string;
	at: number;
	answer: string;
	answeredAt: number | null;
}

/**
 * What was asked of an opening, for those who look after it. Whoever answers reads all of it; the others read what silence
 * passed on to them, and of the rest how many wait: nobody closes it on somebody.
 */
export async function readAsked(db: Database, who: Person, number: number) {
	const found = await findOpening(db.read, who, number);
	if (!isTheirs(who, found)) missing('This opening');
	const isContact = found.contact?.id === who.id;
	return {
		number,
		title: found.title,
		contact: found.contact && { id: found.contact.id, name: found.contact.name },
		isContact,
		places: found.opportunity.places,
		taken: await taken(db.read, found.id),
		waiting: await waiting(db.read, found.id),
		applications: await applicationsFor(db.read, who, found),
		questions: isContact ? await questionsOf(db.read, found.id) : [],
	};
}

/** Those who wait first, and of these those who wait the longest. */
async function applicationsFor(db: Reader, who: Person, found: Opening): Promise<ToAnswer[]> {
	const rows = await db
		.select({ row: application, person: { id: person.id, name: person.name } })
		.from(application)
		.innerJoin(person, eq(person.id, application.personId))
		.where(
			and(
				eq(application.entryId, found.id),
				ne(application.state, 'withdrawn'),
				isNull(person.deactivatedAt),
			),
		)
		.orderBy(asc(application.at), asc(application.id));
	const { on } = await readLeadStep(db);
	const mine = rows.filter(({ row }) => mayAnswer(who, found, row));
	const isAway = await awayOn(
		db,
		who,
		mine.map(({ row }) => row.answerBy),
	);
	const shown = mine.map((one) => ({ ...toAnswer(one, on), away: isAway(one.row.answerBy) }));
	return [...shown.filter(isOpen), ...shown.filter((one) => !isOpen(one)).toReversed()];
}

const isOpen = ({ state }: ToAnswer) => state === 'asked';

function toAnswer(
	{ row, person: by }: { row: typeof application.$inferSelect; person: ToAnswer['person'] },
	asksLeads: boolean,
): Omit<ToAnswer, 'away'> {
	const { id, words, shown, at, answerBy, state, reason, answeredAt } = row;
	const lead: LeadStanding = asksLeads ? leadStanding(row) : { is: 'none' };
	return { ...{ id, words, shown, at, answerBy, state, reason, answeredAt }, person: by, lead };
}

async function questionsOf(db: Reader, entryId: number): Promise<QuestionToAnswer[]> {
	const rows = await db
		.select({ one: opportunityQuestion, person: { id: person.id, name: person.name } })
		.from(opportunityQuestion)
		.innerJoin(person, eq(person.id, opportunityQuestion.personId))
		.where(and(eq(opportunityQuestion.entryId, entryId), isNull(person.deactivatedAt)))
		.orderBy(asc(opportunityQuestion.at), asc(opportunityQuestion.id));
	const all = rows.map(({ one: { id, words, at, answer, answeredAt, named }, person: by }) => ({
		...{ id, words, at, answer, answeredAt },
		person: named ? by : null,
	}));
	return [
		...all.filter(({ answeredAt }) => answeredAt === null),
		...all.filter(({ answeredAt }) => answeredAt !== null).toReversed(),
	];
}

/** Everything that waits for somebody’s answer, of every opening. */
export async function allToAnswer(db: Database, who: Person) {
	const waiting = (await answersOf(db.read, who)).filter(({ is }) => is === 'application');
	const numbers = [...new Set(waiting.flatMap(({ opening }) => opening?.number ?? []))];
	const read = await Promise.all(numbers.map((number) => readAsked(db, who, number)));
	return read.flatMap(({ number, title, applications }) =>
		applications.filter(isOpen).map((one) => ({ opening: { number, title }, one })),
	);
}

/** One of those that somebody answers, in any state but withdrawn. */
export async function readToAnswer(db: Database, who: Person, id: number) {
	const { number, title, applications } = await readAsked(db, who, await openingOf(db.read, who, id));
	return { opening: { number, title }, one: applications.find((row) => row.id === id) ?? missing(WHAT) };
}

const WHAT = 'What was asked';

/** The number of the opening that an application is for, for those who look after it. */
export async function openingOf(db: Reader, who: Person, id: number): Promise<number> {
	const [row] = await db
		.select({ number: entry.number })
		.from(application)
		.innerJoin(entry, eq(entry.id, application.entryId))
		.innerJoin(opportunity, eq(opportunity.entryId, application.entryId))
		.where(and(eq(application.id, id), visibleTo(who), or(isAuthor(who), eq(opportunity.contactId, who.id))));
	return row?.number ?? missing(WHAT);
}
