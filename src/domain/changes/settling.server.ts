import { eq } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { forbidden, invalid, isMissing } from '#lib/errors.ts';
import { findPerson } from '../accounts/people.server.ts';
import type { Person } from '../accounts/person.ts';
import { findEntry } from '../entries/entries.server.ts';
import { shownReference } from '../entries/kinds.ts';
import { askLater, askNoMore } from '../lessons/checks.server.ts';
import { change } from '../lessons/tables.server.ts';
import type { Amended, Settled } from './change.ts';
import { findChange, maySettle, type FoundChange } from './finding.server.ts';
import { afterStoring, storeSaid } from './storing.server.ts';

/** It is made, or will not be, or is open again after all. */
export async function settle(db: Database, who: Person, id: number, given: Settled): Promise<void> {
	const entry = await transact(db, async (tx) => {
		const found = await findMine(tx, who, id);
		const { state, reason } = given;
		const doneOn = state === 'done' ? dayOf(who, found, given) : null;
		const said = { state, reason: state === 'dropped' ? reason : '', doneOn };
		await storeSaid(tx, who, found.entry, new Map([[id, said]]));
		return found.entry;
	});
	await afterStoring(entry);
}

/** What is done stays done on its day, unless another one is given. */
function dayOf(who: Person, { change: row }: FoundChange, { doneOn }: Settled): string {
	const today = isoDay(now(), who.zone);
	if (doneOn !== null && doneOn > today) invalid({ doneOn: 'That day is still to come.' });
	return doneOn ?? row.doneOn ?? today;
}

/** Somebody else looks after it, until another day; the work lives elsewhere; it is looked at sooner or later. */
export async function amend(db: Database, who: Person, id: number, given: Amended): Promise<void> {
	const entry = await transact(db, async (tx) => {
		const found = await findMine(tx, who, id);
		const { owner, due, link, checkWeeks } = given;
		if (owner !== undefined) await refuseWhoCannotRead(tx, found, owner);
		const said = {
			...(owner === undefined ? {} : { owner }),
			...(due === undefined ? {} : { due }),
			...(link === undefined ? {} : { link }),
		};
		await storeSaid(tx, who, found.entry, new Map([[id, said]]));
		if (checkWeeks !== undefined) await lookAfter(tx, found, checkWeeks);
		return found.entry;
	});
	await afterStoring(entry);
}

async function lookAfter(tx: Transaction, found: FoundChange, checkWeeks: number | null): Promise<void> {
	const { id, checkWeeks: before } = found.change;
	if (checkWeeks === before) return;
	const [row] = await tx.update(change).set({ checkWeeks }).where(eq(change.id, id)).returning();
	if (row?.state !== 'done') return;
	if (checkWeeks === null) await askNoMore(tx, row);
	else await askLater(tx, row);
}

async function findMine(tx: Transaction, who: Person, id: number): Promise<FoundChange> {
	const found = await findChange(tx, who, id);
	if (!maySettle(who, found)) {
		forbidden('Whoever looks after it settles it, and so do the authors of what it follows from.');
	}
	return found;
}

/** Nobody looks after what they cannot read. That an address is nobody's is told as the same. */
async function refuseWhoCannotRead(
	tx: Transaction,
	{ entry: { kind, number }, change: row }: FoundChange,
	email: string,
): Promise<void> {
	if (email === '' || email === row.ownerName) return;
	const sentence = `Nobody who may read ${shownReference(kind, number)} has that address.`;
	const owner = await findPerson(tx, email);
	if (!owner) invalid({ owner: sentence });
	try {
		await findEntry(tx, owner, kind, number);
	} catch (problem) {
		if (isMissing(problem)) invalid({ owner: sentence });
		throw problem;
	}
}
