import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { conflict, forbidden, missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../../accounts/person.ts';
import { findEntry, type Found } from '../entries.server.ts';
import type { OneThread, Place } from './note.ts';
import { thread } from './tables.server.ts';

export async function resolve(
	db: Database,
	who: Person,
	place: Place,
	input: z.output<typeof OneThread>,
): Promise<void> {
	await transact(db, async (tx) => {
		const { one } = await findResolvable(tx, who, place, input.thread);
		if (one.resolvedAt !== null) conflict('It is resolved already.');
		await tx.update(thread).set({ resolvedAt: now(), resolvedBy: who.id }).where(eq(thread.id, one.id));
	});
}

export async function reopen(
	db: Database,
	who: Person,
	place: Place,
	input: z.output<typeof OneThread>,
): Promise<void> {
	await transact(db, async (tx) => {
		const { one } = await findResolvable(tx, who, place, input.thread);
		if (one.resolvedAt === null) conflict('It is open already.');
		await tx.update(thread).set({ resolvedAt: null, resolvedBy: null }).where(eq(thread.id, one.id));
	});
}

/** Whoever began it, and those who answer for the text. */
export function mayResolve(
	who: Person,
	found: Pick<Found, 'isAuthor' | 'isFacilitator'>,
	one: { createdBy: number },
): boolean {
	return one.createdBy === who.id || found.isAuthor || found.isFacilitator;
}

async function findResolvable(tx: Transaction, who: Person, place: Place, id: number) {
	const { found, one } = await findThread(tx, who, place, id);
	if (!mayResolve(who, found, one))
		forbidden('Whoever began it, the authors and the facilitator resolve it.');
	return { found, one };
}

/** A thread of an entry that somebody may see; one of another entry is missing. */
export async function findThread(
	tx: Transaction,
	who: Person,
	{ kind, number }: Place,
	id: number,
): Promise<{ found: Found; one: typeof thread.$inferSelect }> {
	const found = await findEntry(tx, who, kind, number);
	const [one] = await tx
		.select()
		.from(thread)
		.where(and(eq(thread.id, id), eq(thread.entryId, found.id)));
	return { found, one: one ?? missing('This note') };
}
