import { and, asc, eq } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden, invalid, missing } from '#lib/errors.ts';
import type { Person } from '../accounts/person.ts';
import { findEntry, type Found } from '../entries/entries.server.ts';
import { decides } from '../entries/visibility.server.ts';
import { settle } from '../notifications/notifications.server.ts';
import type { NewCommitment, Report, ShownCommitment } from './asking.ts';
import { KIND } from './stories.server.ts';
import { storyCommitment } from './tables.server.ts';

/** What its author took on, the first day first. */
export function commitmentsOf(db: Reader, entryId: number): Promise<ShownCommitment[]> {
	return db
		.select({
			id: storyCommitment.id,
			text: storyCommitment.text,
			reportOn: storyCommitment.reportOn,
			report: storyCommitment.report,
			reportedOn: storyCommitment.reportedOn,
		})
		.from(storyCommitment)
		.where(eq(storyCommitment.entryId, entryId))
		.orderBy(asc(storyCommitment.reportOn), asc(storyCommitment.id));
}

/** What the author takes on, with the day on which they say how it went. */
export async function commit(
	db: Database,
	who: Person,
	number: number,
	{ text, reportOn }: NewCommitment,
): Promise<{ id: number }> {
	return transact(db, async (tx) => {
		const found = await ofAuthor(tx, who, number);
		if (reportOn <= isoDay(now(), who.zone)) invalid({ reportOn: 'Choose a day that is still to come.' });
		const [made] = await tx
			.insert(storyCommitment)
			.values({ entryId: found.id, text, reportOn })
			.returning({ id: storyCommitment.id });
		if (!made) throw new Error('The commitment was not stored.');
		return made;
	});
}

/** How it went, for everybody who reads the story; before the day that was named, too. */
export async function report(
	db: Database,
	who: Person,
	number: number,
	{ commitment, report: words }: Report,
): Promise<void> {
	await transact(db, async (tx) => {
		const { id, entryId, reportOn } = await committed(tx, who, number, commitment);
		const set = { report: words, reportedOn: isoDay(now(), who.zone) };
		await tx.update(storyCommitment).set(set).where(eq(storyCommitment.id, id));
		await settle(tx, { kind: 'story-report', entryId, subject: `${id} ${reportOn}` });
	});
}

/** It is not theirs any more. What was reported on stays. */
export async function letGo(
	db: Database,
	who: Person,
	number: number,
	{ commitment }: { commitment: number },
): Promise<void> {
	await transact(db, async (tx) => {
		const { id, entryId, reportOn, reportedOn } = await committed(tx, who, number, commitment);
		if (reportedOn !== null) conflict('You reported on it: it is part of the story.');
		await tx.delete(storyCommitment).where(eq(storyCommitment.id, id));
		await settle(tx, { kind: 'story-report', entryId, subject: `${id} ${reportOn}` });
	});
}

async function committed(tx: Transaction, who: Person, number: number, id: number) {
	const found = await ofAuthor(tx, who, number);
	const [row] = await tx
		.select()
		.from(storyCommitment)
		.where(and(eq(storyCommitment.id, id), eq(storyCommitment.entryId, found.id)));
	return row ?? missing('This commitment');
}

async function ofAuthor(tx: Transaction, who: Person, number: number): Promise<Found> {
	const found = await findEntry(tx, who, KIND, number);
	if (!decides(who, found)) forbidden('Its author says what they take on.');
	return found;
}
