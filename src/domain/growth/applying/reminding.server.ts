import { and, eq, isNull } from 'drizzle-orm';
import { isCivilHour, plusWorkingDays } from '#lib/civil-hours.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { offAt } from '../../accounts/days-off/asking.server.ts';
import { person } from '../../accounts/tables.server.ts';
import { author, entry } from '../../entries/tables.server.ts';
import { opportunity } from '../opportunities/tables.server.ts';
import { REMINDED_BEFORE } from './application.ts';
import { passOnToLeads } from './passing-on.server.ts';
import { remindOfQuestions } from './question-reminding.server.ts';
import { handOn, markSilence, tellOfSilence } from './silence.server.ts';
import { application } from './tables.server.ts';
import { once, tellOf, type IsHere, type Somebody, type Waiting } from './telling.server.ts';

/** What time brings about for those who asked for something, and for those who answer. */
export async function tendApplications(db: Database): Promise<void> {
	await remindOfAnswers(db);
	await remindOfQuestions(db);
	await passOnToLeads(db);
}

/**
 * Whoever answers is reminded before the day; once it has passed, both hear that there was no answer; and some days
 * later the others who look after the opening can answer too. Each once, in working hours of those whom it concerns, and
 * after a pause as well. Whoever is away hears of it when they are back; nobody else is told that they are.
 */
async function remindOfAnswers(db: Database): Promise<void> {
	const at = now();
	const all = await waiting(db);
	const zones = all.flatMap(({ asker, contact, others }) => [asker, contact, ...others]);
	const off = await offAt(
		db.read,
		zones.flatMap((one) => one?.zone ?? []),
		at,
	);
	const isHere = ({ id, zone }: Somebody) => !off.has(id) && isCivilHour(at, zone);
	for (const one of all) {
		const today = isoDay(at, (one.contact ?? one.asker).zone);
		if (today <= one.row.answerBy) await remind(db, one, today, isHere);
		else if (one.row.silentAt === null) await markSilence(db, one, isHere);
		else await handOn(db, one, today, isHere);
		await tellOfSilence(db, one, isHere);
	}
}

async function waiting(db: Database): Promise<Waiting[]> {
	const rows = await db.read
		.select({
			row: application,
			asker: { id: person.id, zone: person.zone },
			contactId: opportunity.contactId,
		})
		.from(application)
		.innerJoin(person, eq(person.id, application.personId))
		.innerJoin(entry, eq(entry.id, application.entryId))
		.innerJoin(opportunity, eq(opportunity.entryId, application.entryId))
		.where(and(eq(application.state, 'asked'), isNull(entry.removedAt), isNull(person.deactivatedAt)));
	const found: Waiting[] = [];
	for (const { row, asker, contactId } of rows) {
		const authors = await authorsOf(db, row.entryId);
		const contact = authors.find(({ id }) => id === contactId) ?? null;
		found.push({ row, asker, contact, others: authors.filter(({ id }) => id !== contactId) });
	}
	return found;
}

const authorsOf = (db: Database, entryId: number): Promise<Somebody[]> =>
	db.read
		.select({ id: person.id, zone: person.zone })
		.from(author)
		.innerJoin(person, eq(person.id, author.personId))
		.where(and(eq(author.entryId, entryId), isNull(person.deactivatedAt)));

async function remind(db: Database, { row, contact }: Waiting, today: string, isHere: IsHere) {
	if (contact === null || row.remindedAt !== null || !isHere(contact)) return;
	// Whoever asks for an answer soon has only just asked.
	if (today < plusWorkingDays(row.answerBy, -REMINDED_BEFORE)) return;
	if (today === isoDay(row.at, contact.zone)) return;
	await once(db, row, 'remindedAt', async (tx) => {
		await tellOf(tx, row, { to: contact, kind: 'opening-answer-due' });
	});
}
