import { eq } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { conflict, forbidden } from '#lib/errors.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { counted, sentenceCase } from '#lib/numbers.ts';
import type { Person } from '../../accounts/person.ts';
import { findEntry, type Found } from '../../entries/entries.server.ts';
import { decides } from '../../entries/visibility.server.ts';
import { rowOf, type OpportunityRow } from './content.server.ts';
import { KIND } from './opportunity.ts';
import { reviseIn } from './revising.server.ts';
import { moveTo, stillStands, taken, waiting } from './standing.server.ts';
import { opportunity } from './tables.server.ts';

/** One that somebody looks after, for a change of how it stands. */
async function findOwn(
	tx: Transaction,
	who: Person,
	number: number,
): Promise<Found & { opportunity: OpportunityRow }> {
	const found = await findEntry(tx, who, KIND, number);
	if (!decides(who, found)) forbidden('Whoever looks after it says how it stands.');
	return { ...found, opportunity: await rowOf(tx, found.id) };
}

/**
 * Somebody says that it still stands; one that rested is in the lists again. A day until which one could ask and that
 * has passed is no such day any more.
 */
export async function stands(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const { id: entryId, opportunity: row } = await findOwn(tx, who, number);
		const today = isoDay(now(), who.zone);
		if (row.state === 'filled' || row.state === 'closed')
			conflict('It is filled or closed. Open it again first.');
		if (row.endsOn !== null && row.endsOn < today)
			conflict('The day on which it ends has passed. Give it another, or close it.');
		if (row.asksUntil !== null && row.asksUntil < today) await reviseIn(tx, who, number, { asksUntil: null });
		await stillStands(tx, entryId);
		await moveTo(tx, entryId, 'open');
	});
}

/** It has whom it looked for, or is offered no more; with a line on what came of it, if there is one to say. */
export async function end(
	db: Database,
	who: Person,
	number: number,
	{ state, outcome }: { state: 'filled' | 'closed'; outcome: string },
): Promise<void> {
	await transact(db, async (tx) => {
		const { id: entryId } = await findOwn(tx, who, number);
		await refuseWhileSomebodyWaits(tx, entryId);
		await tx.update(opportunity).set({ outcome }).where(eq(opportunity.entryId, entryId));
		await stillStands(tx, entryId);
		await moveTo(tx, entryId, state);
	});
}

/** What came of it, said later or in other words. */
export async function tellOutcome(db: Database, who: Person, number: number, outcome: string): Promise<void> {
	await transact(db, async (tx) => {
		const { id: entryId, opportunity: row } = await findOwn(tx, who, number);
		if (row.state !== 'filled' && row.state !== 'closed') conflict('It is open. Fill or close it first.');
		await tx.update(opportunity).set({ outcome }).where(eq(opportunity.entryId, entryId));
	});
}

export async function reopen(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const { id: entryId, opportunity: row } = await findOwn(tx, who, number);
		if (row.state !== 'filled' && row.state !== 'closed') return;
		if ((await taken(tx, entryId)) >= row.places)
			conflict('Its places are taken. Give it one more, and open it again.');
		await stillStands(tx, entryId);
		await moveTo(tx, entryId, 'open');
	});
}

/** Nobody is left without an answer. */
async function refuseWhileSomebodyWaits(tx: Transaction, entryId: number): Promise<void> {
	const many = await waiting(tx, entryId);
	if (many === 0) return;
	const people = sentenceCase(counted(many, 'person', 'people'));
	conflict(`${people} ${many === 1 ? 'waits' : 'wait'} for an answer. Answer first, and then close it.`);
}

/** It stands: whether it was open, rested, or was filled or closed. */
export async function standAgain(db: Database, who: Person, number: number): Promise<void> {
	await reopen(db, who, number);
	await stands(db, who, number);
}
