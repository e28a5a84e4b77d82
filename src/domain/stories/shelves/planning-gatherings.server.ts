import { eq } from 'drizzle-orm';
import { conflict, forbidden, invalid } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { mayBegin } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { FURTHEST, type NewGathering } from './gathering.ts';
import { writeParts } from './gathering-parts.server.ts';
import { gatheringOf, mayChange } from './gatherings.server.ts';
import { gathering } from './tables.server.ts';

/** Everybody of the workspace may ask others to come. */
export async function makeGathering(db: Database, who: Person, input: NewGathering): Promise<{ id: number }> {
	if (!mayBegin(who)) forbidden('Guests are welcome where they are asked to; others ask.');
	refuseFarAway(input.at);
	return transact(db, async (tx) => {
		const { parts, ...row } = input;
		const [made] = await tx
			.insert(gathering)
			.values({ ...row, madeBy: who.id })
			.returning({ id: gathering.id });
		if (!made) throw new Error('The gathering was not stored.');
		await writeParts(tx, who, made.id, parts);
		return made;
	});
}

export async function changeGathering(
	db: Database,
	who: Person,
	id: number,
	input: NewGathering,
): Promise<void> {
	refuseFarAway(input.at);
	await transact(db, async (tx) => {
		await gatheringToChange(tx, who, id);
		const { parts, ...row } = input;
		await tx.update(gathering).set(row).where(eq(gathering.id, id));
		await writeParts(tx, who, id, parts);
	});
}

/** Calendars take it out, and its page says so. */
export async function callOff(db: Database, who: Person, id: number): Promise<void> {
	await transact(db, async (tx) => {
		await gatheringToChange(tx, who, id);
		await tx.update(gathering).set({ calledOffAt: now() }).where(eq(gathering.id, id));
	});
}

async function gatheringToChange(tx: Transaction, who: Person, id: number) {
	const row = await gatheringOf(tx, who, id);
	if (!mayChange(who, row)) forbidden('Whoever plans it changes it, and so do curators.');
	if (row.calledOffAt !== null) conflict('It was called off. Plan another one.');
	return row;
}

function refuseFarAway(at: number): void {
	if (Math.abs(at - now()) > FURTHEST) invalid({ when: 'That is years away. Which year is it meant to be?' });
}
