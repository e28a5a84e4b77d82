import { and, count, eq } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { settle } from '../../notifications/notifications.server.ts';
import { application } from '../applying/tables.server.ts';
import { rowOf } from './content.server.ts';
import type { OpportunityState } from './opportunity.ts';
import { opportunity } from './tables.server.ts';

/** It comes to be in that state; whoever asks has decided that it may. */
export async function moveTo(tx: Transaction, entryId: number, state: OpportunityState): Promise<void> {
	const row = await rowOf(tx, entryId);
	if (row.state === state) return;
	await tx.update(opportunity).set({ state, stateAt: now() }).where(eq(opportunity.entryId, entryId));
	if (state !== 'open') await settle(tx, { kind: 'opening-stands', entryId });
}

/** It was said just now, in this or another way: it is asked about no earlier than after the whole time. */
export async function stillStands(tx: Transaction, entryId: number): Promise<void> {
	await tx
		.update(opportunity)
		.set({ standsAt: now(), askedWhetherAt: null })
		.where(eq(opportunity.entryId, entryId));
	await settle(tx, { kind: ['opening-stands', 'opening-rests'], entryId });
}

/** In the transaction in which somebody is accepted: once its places are taken it is filled. */
export async function fillOnceTaken(tx: Transaction, entryId: number): Promise<void> {
	const { state, places } = await rowOf(tx, entryId);
	if (state !== 'open' && state !== 'resting') return;
	if ((await taken(tx, entryId)) >= places) await moveTo(tx, entryId, 'filled');
}

/** How many of its places somebody has. */
export const taken = (db: Reader, entryId: number) => applications(db, entryId, 'accepted');

/** How many wait for an answer. */
export const waiting = (db: Reader, entryId: number) => applications(db, entryId, 'asked');

async function applications(db: Reader, entryId: number, state: 'asked' | 'accepted'): Promise<number> {
	const [row] = await db
		.select({ n: count() })
		.from(application)
		.where(and(eq(application.entryId, entryId), eq(application.state, state)));
	return row?.n ?? 0;
}

/** One that comes from elsewhere stands as it stood there. */
export async function bringStanding(
	tx: Transaction,
	entryId: number,
	standing: Pick<typeof opportunity.$inferSelect, 'state' | 'outcome'>,
): Promise<void> {
	await tx.update(opportunity).set(standing).where(eq(opportunity.entryId, entryId));
}
