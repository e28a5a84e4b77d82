import { and, eq, isNull } from 'drizzle-orm';
import { isCivilHour, plusWorkingDays } from '#lib/civil-hours.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { offAt } from '../../accounts/days-off/asking.server.ts';
import { person } from '../../accounts/tables.server.ts';
import { author, entry } from '../../entries/tables.server.ts';
import { tell, told } from '../../notifications/notifications.server.ts';
import { opportunity } from '../opportunities/tables.server.ts';
import { HANDED_ON_AFTER, REMINDED_BEFORE } from './application.ts';
import type { ApplicationRow } from './answering.server.ts';
import { passOnToLeads } from './passing-on.server.ts';
import { remindOfQuestions } from './question-reminding.server.ts';
import { application } from './tables.server.ts';

/** What time brings about for those who asked for something, and for those who answer. */
export async function tendApplications(db: Database): Promise<void> {
	await remindOfAnswers(db);
	await remindOfQuestions(db);
	await passOnToLeads(db);
}

interface Somebody {
	id: number;
	zone: string;
}

interface Waiting {
	row: ApplicationRow;
	asker: Somebody;
	/** Null while nobody answers for the opening. */
	contact: Somebody | null;
	/** The others who look after it. */
	others: Somebody[];
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

type IsHere = (one: Somebody) => boolean;

async function remind(db: Database, { row, contact }: Waiting, today: string, isHere: IsHere) {
	if (contact === null || row.remindedAt !== null || !isHere(contact)) return;
	// Whoever asks for an answer soon has only just asked.
	if (today < plusWorkingDays(row.answerBy, -REMINDED_BEFORE)) return;
	if (today === isoDay(row.at, contact.zone)) return;
	await once(db, row, 'remindedAt', async (tx) => {
		await tellOf(tx, row, { to: contact, kind: 'opening-answer-due' });
	});
}

async function markSilence(db: Database, { row, asker }: Waiting, isHere: IsHere) {
	if (!isHere(asker)) return;
	row.silentAt = now();
	await once(db, row, 'silentAt', async (tx) => {
		await tellOf(tx, row, { to: asker, kind: 'application-silent' });
	});
}

async function handOn(db: Database, { row, asker, others }: Waiting, today: string, isHere: IsHere) {
	if (row.handedOnAt !== null || today <= plusWorkingDays(row.answerBy, HANDED_ON_AFTER)) return;
	// Whom nobody can help hears nothing more: what they were told still holds.
	if (!others.some(isHere)) return;
	row.handedOnAt = now();
	await once(db, row, 'handedOnAt', async (tx) => {
		await tellOf(tx, row, { to: asker, kind: 'application-passed-on' });
	});
}

/** Those who can answer, each as soon as they are here and have not heard of it. */
async function tellOfSilence(db: Database, { row, contact, others }: Waiting, isHere: IsHere) {
	const late = [
		...(row.silentAt !== null && contact ? [{ to: contact, kind: 'opening-silent' as const }] : []),
		...(row.handedOnAt === null ? [] : others.map((to) => ({ to, kind: 'opening-passed-on' as const }))),
	].filter(({ to }) => isHere(to));
	if (late.length === 0) return;
	const { entryId } = row;
	const subject = String(row.id);
	const kinds = ['opening-silent', 'opening-passed-on'] as const;
	const { has } = await told(db.read, { kinds, entryIds: [entryId], subjects: [subject] });
	for (const one of late) {
		if (has({ kind: one.kind, entryId, subject }, one.to.id)) continue;
		await transact(db, async (tx) => {
			const still = and(eq(application.id, row.id), eq(application.state, 'asked'));
			const [open] = await tx.select({ id: application.id }).from(application).where(still);
			if (open) await tellOf(tx, row, one);
		});
	}
}

type Told =
	| 'opening-answer-due'
	| 'opening-silent'
	| 'application-silent'
	| 'opening-passed-on'
	| 'application-passed-on';

const tellOf = (tx: Transaction, { id, entryId }: ApplicationRow, one: { to: Somebody; kind: Told }) =>
	tell(tx, { to: [one.to.id], kind: one.kind, entryId, by: null, subject: String(id) });

/** In one transaction with the mark that it was done, so that nothing is told twice or for what is answered. */
async function once(
	db: Database,
	{ id }: ApplicationRow,
	mark: 'remindedAt' | 'silentAt' | 'handedOnAt',
	act: (tx: Transaction) => Promise<void>,
): Promise<void> {
	await transact(db, async (tx) => {
		const still = and(eq(application.id, id), eq(application.state, 'asked'), isNull(application[mark]));
		const marked = await tx
			.update(application)
			.set({ [mark]: now() })
			.where(still)
			.returning({ id: application.id });
		if (marked.length > 0) await act(tx);
	});
}
