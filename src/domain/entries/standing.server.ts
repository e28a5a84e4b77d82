import { and, eq, max, sql } from 'drizzle-orm';
import { missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { note } from '../audit/audit.server.ts';
import { announce, announceEdition, announcePublished } from '../webhooks/announcing.server.ts';
import type { Found } from './entries.server.ts';
import { KINDS, subjectOf, type Kind } from './kinds.ts';
import { endShareLinks } from './share-links-ending.server.ts';
import { entry, publication } from './tables.server.ts';
import { isAuthor } from './visibility.server.ts';

export async function markPublished(
	tx: Transaction,
	who: Person,
	entryId: number,
	at: number = now(),
): Promise<void> {
	await tx.update(entry).set({ publishedAt: at, publishedBy: who.id }).where(eq(entry.id, entryId));
	await keepEdition(tx, who, entryId, at);
	await announcePublished(tx, entryId, at);
}

/** What is published already has another edition: this version. */
export async function markEdition(tx: Transaction, who: Person, entryId: number): Promise<void> {
	await keepEdition(tx, who, entryId, now());
	await announceEdition(tx, entryId);
}

/** This version is what was published, the first time or again. */
async function keepEdition(tx: Transaction, who: Person, entryId: number, at: number): Promise<void> {
	const [found] = await tx.select({ version: entry.version }).from(entry).where(eq(entry.id, entryId));
	if (!found) throw new Error(`Entry ${entryId} is not there.`);
	await tx
		.insert(publication)
		.values({ entryId, version: found.version, personId: who.id, at })
		.onConflictDoUpdate({
			target: [publication.entryId, publication.version],
			set: { personId: who.id, at },
		});
}

/** The version that was published last; null for what was never published, or before this was kept. */
export async function lastEdition(db: Reader, entryId: number): Promise<number | null> {
	const [last] = await db
		.select({ version: max(publication.version) })
		.from(publication)
		.where(eq(publication.entryId, entryId));
	return last?.version ?? null;
}

export async function markDraft(tx: Transaction, entryId: number): Promise<void> {
	await announce(tx, { event: 'entry.withdrawn', entryId });
	await tx.update(entry).set({ publishedAt: null, publishedBy: null }).where(eq(entry.id, entryId));
	await endShareLinks(tx, entryId);
}

export async function markRemoved(tx: Transaction, who: Person, entryId: number): Promise<void> {
	await announce(tx, { event: 'entry.withdrawn', entryId });
	const found = await setRemoved(tx, entryId, { removedAt: now(), removedBy: who.id });
	await endShareLinks(tx, entryId);
	await note(tx, who, { act: 'entry-removed', subject: subjectOf(found) });
}

export async function markRestored(tx: Transaction, who: Person, entryId: number): Promise<void> {
	const found = await setRemoved(tx, entryId, { removedAt: null, removedBy: null });
	await announceEdition(tx, entryId);
	await note(tx, who, { act: 'entry-restored', subject: subjectOf(found) });
}

async function setRemoved(
	tx: Transaction,
	entryId: number,
	to: Pick<typeof entry.$inferSelect, 'removedAt' | 'removedBy'>,
): Promise<{ kind: Kind; number: number }> {
	const [found] = await tx
		.update(entry)
		.set(to)
		.where(eq(entry.id, entryId))
		.returning({ kind: entry.kind, number: entry.number });
	return found ?? missing('This page');
}

/** A removed entry, for those who wrote it. */
export async function findRemoved(db: Reader, who: Person, kind: Kind, number: number): Promise<Found> {
	const [found] = await db
		.select({ entry })
		.from(entry)
		.where(
			and(eq(entry.kind, kind), eq(entry.number, number), sql`${entry.removedAt} IS NOT NULL`, isAuthor(who)),
		);
	if (!found) missing(`This ${KINDS[kind].one}`);
	return { ...found.entry, isAuthor: true, isFacilitator: false };
}

export function removedBy(db: Reader, who: Person, kind: Kind) {
	return db
		.select({ number: entry.number, title: entry.title, removedAt: entry.removedAt })
		.from(entry)
		.where(and(eq(entry.kind, kind), sql`${entry.removedAt} IS NOT NULL`, isAuthor(who)))
		.orderBy(sql`${entry.removedAt} DESC`);
}
