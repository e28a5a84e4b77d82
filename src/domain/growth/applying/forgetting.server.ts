import { asc, desc, eq, or } from 'drizzle-orm';
import { isoTime } from '#lib/dates.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { reference } from '../../entries/kinds.ts';
import { entry } from '../../entries/tables.server.ts';
import { KIND } from '../opportunities/opportunity.ts';
import { application, inclination, opportunityQuestion } from './tables.server.ts';

/**
 * What somebody keeps in mind, put aside, asked and asked for; and what they answered: theirs to take along. Who asked
 * them is not theirs.
 */
export async function ownAsking(db: Database, who: Person) {
	const inclined = await db.read
		.select({ number: entry.number, is: inclination.is, at: inclination.at })
		.from(inclination)
		.innerJoin(entry, eq(entry.id, inclination.entryId))
		.where(eq(inclination.personId, who.id))
		.orderBy(desc(inclination.at));
	const questions = await db.read
		.select({ number: entry.number, one: opportunityQuestion })
		.from(opportunityQuestion)
		.innerJoin(entry, eq(entry.id, opportunityQuestion.entryId))
		.where(or(eq(opportunityQuestion.personId, who.id), eq(opportunityQuestion.answeredBy, who.id)))
		.orderBy(asc(opportunityQuestion.id));
	const applications = await db.read
		.select({ number: entry.number, one: application })
		.from(application)
		.innerJoin(entry, eq(entry.id, application.entryId))
		.where(
			or(
				...[eq(application.personId, who.id), eq(application.answeredBy, who.id)],
				eq(application.leadId, who.id),
			),
		)
		.orderBy(asc(application.id));
	return {
		inclinations: inclined.map(({ number, is, at }) => ({ of: named(number), is, at: isoTime(at) })),
		questions: questions.map(({ number, one }) => ({ of: named(number), ...questionOf(who, one) })),
		applications: applications.map(({ number, one }) => ({ of: named(number), ...applicationOf(who, one) })),
	};
}

const named = (number: number) => reference(KIND, number);

function questionOf(who: Person, one: typeof opportunityQuestion.$inferSelect) {
	const answered = { answer: one.answer, answeredAt: isoTime(one.answeredAt) };
	if (one.personId !== who.id) return { youAnswered: answered };
	return { asked: one.words, withYourName: one.named, at: isoTime(one.at), ...answered };
}

function applicationOf(who: Person, one: typeof application.$inferSelect) {
	const { words, shown, answerBy, state, reason } = one;
	const lead = { answer: one.leadAnswer, from: one.leadFrom, at: isoTime(one.leadAnsweredAt) };
	if (one.personId === who.id)
		return {
			words,
			shown,
			at: isoTime(one.at),
			answerBy,
			state,
			reason,
			answeredAt: isoTime(one.answeredAt),
			lead,
		};
	return {
		...(one.answeredBy === who.id ? { youAnswered: { state, reason, at: isoTime(one.answeredAt) } } : {}),
		...(one.leadId === who.id && one.leadAnswer !== null ? { youSaidAsLead: lead } : {}),
	};
}

/** What they asked goes. What they answered stays with whoever asked, under no name. */
export async function forgetAsking(tx: Transaction, personId: number): Promise<void> {
	for (const table of [inclination, opportunityQuestion, application])
		await tx.delete(table).where(eq(table.personId, personId));
	await tx.update(application).set({ leadId: null }).where(eq(application.leadId, personId));
}
