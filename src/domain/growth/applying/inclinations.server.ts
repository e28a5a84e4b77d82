import { and, desc, eq } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../../accounts/person.ts';
import { findEntry } from '../../entries/entries.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import { KIND } from '../opportunities/opportunity.ts';
import type { Inclination } from './application.ts';
import { inclination } from './tables.server.ts';

/** It stands in their own list until they let it go, and nobody else ever knows. */
export const keepInMind = (db: Database, who: Person, number: number) =>
	incline(db, who, number, 'interested');

/** Not now: it stands in their matches no more. Nobody else ever knows. */
export const putAside = (db: Database, who: Person, number: number) => incline(db, who, number, 'not-now');

async function incline(db: Database, who: Person, number: number, is: Inclination): Promise<void> {
	const { id: entryId } = await findEntry(db.read, who, KIND, number);
	const set = { is, at: now() };
	await transact(db, (tx) =>
		tx
			.insert(inclination)
			.values({ entryId, personId: who.id, ...set })
			.onConflictDoUpdate({ target: [inclination.entryId, inclination.personId], set }),
	);
}

/** Takes either of the two back. What was taken back already stays so. */
export async function takeInclinationBack(db: Database, who: Person, number: number): Promise<void> {
	const { id } = await findEntry(db.read, who, KIND, number);
	await transact(db, (tx) => takeInclination(tx, who, id));
}

/** Whoever asks for it keeps it in mind no more: it stands among what they asked for. */
export async function takeInclination(tx: Transaction, who: Person, entryId: number): Promise<void> {
	await tx.delete(inclination).where(and(eq(inclination.entryId, entryId), eq(inclination.personId, who.id)));
}

/** What somebody keeps in mind, or put aside, of what they may still read; the latest first. */
export async function inclinedTo(
	db: Reader,
	who: Person,
	is: Inclination,
): Promise<{ number: number; title: string; at: number }[]> {
	return db
		.select({ number: entry.number, title: entry.title, at: inclination.at })
		.from(inclination)
		.innerJoin(entry, eq(entry.id, inclination.entryId))
		.where(and(eq(inclination.personId, who.id), eq(inclination.is, is), visibleTo(who)))
		.orderBy(desc(inclination.at), desc(entry.id));
}

/** Whether somebody keeps that opening in mind, put it aside, or neither. */
export async function inclinationOf(db: Reader, who: Person, entryId: number): Promise<Inclination | null> {
	const [found] = await db
		.select({ is: inclination.is })
		.from(inclination)
		.where(and(eq(inclination.entryId, entryId), eq(inclination.personId, who.id)));
	return found?.is ?? null;
}
