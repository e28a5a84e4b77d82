import { conflict, forbidden, invalid, missing } from '#lib/errors.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { isAdmin, type Person } from '../accounts/person.ts';
import { everybody } from '../accounts/people.server.ts';
import { findEntry, type Found } from '../entries/entries.server.ts';
import {
	declineFor,
	facilitators,
	reachedAmong,
	requestFor,
	wantFacilitator,
	wantNoFacilitator,
} from '../entries/facilitation.server.ts';
import { authorIds, facilitatorOf, ownerOf, setFacilitator } from '../entries/parts.server.ts';
import { settle, tell } from '../notifications/notifications.server.ts';
import { refreshWays } from '../search/searchable.server.ts';

const KIND = 'postmortem';

/** @param named nobody: whoever offered to facilitate is asked */
export async function askForFacilitator(
	tx: Transaction,
	who: Person,
	found: Found,
	{ named, note }: { named: readonly Person[]; note: string },
): Promise<void> {
	if (named.length === 0 && found.visibility === 'restricted') {
		invalid({ facilitators: 'It is kept to some people, so name whom you ask to facilitate it.' });
	}
	const owner = await ownerOf(tx, found.id);
	if (named.some(({ id }) => id === owner)) {
		invalid({
			facilitators: 'Whoever owns it does not facilitate it: somebody from outside asks other questions.',
		});
	}
	const ids = named.map(({ id }) => id);
	await settle(tx, { kind: 'facilitator-asked', entryId: found.id });
	await wantFacilitator(tx, who, found.id, { named: ids, note });
	const to = await reachedBy(tx, found, named);
	if (to.length === 0) {
		invalid({ facilitators: 'Nobody who facilitates could read it. Name whom you ask.' });
	}
	await tell(tx, { to, kind: 'facilitator-asked', entryId: found.id, by: who.id });
}

async function reachedBy(tx: Transaction, found: Found, named: readonly Person[]): Promise<number[]> {
	if (named.length > 0) return named.map(({ id }) => id);
	const offering = new Set((await facilitators(tx)).map(({ id }) => id));
	const candidates = (await everybody(tx)).filter((one) => offering.has(one.id) || isAdmin(one));
	return (await reachedAmong(tx, candidates, KIND, found.number)).map(({ id }) => id);
}

/** Taken with one click by whomever the request reached; it is theirs to read and to edit as a draft from now on. */
export async function takeFacilitation(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const asked = await requestFor(tx, who, KIND, number);
		if (!asked) missing('This request');
		const { entryId, askedBy, askedAt } = asked;
		if ((await facilitatorOf(tx, entryId)) !== null) conflict('Somebody facilitates it already.');
		await setFacilitator(tx, entryId, { personId: who.id, askedBy, askedAt });
		await wantNoFacilitator(tx, entryId);
		await refreshWays(tx, entryId);
		await settle(tx, { kind: 'facilitator-asked', entryId });
		await tellAuthors(tx, who, entryId);
	});
}

/** One who was asked by name says that they cannot; the others who were asked still can. */
export async function declineFacilitation(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const asked = await requestFor(tx, who, KIND, number);
		if (!asked) missing('This request');
		if (!(await declineFor(tx, who, asked.entryId)))
			conflict('Nobody asked you by name, so nobody waits for you.');
		await settle(tx, { kind: 'facilitator-asked', entryId: asked.entryId, to: [who.id] });
		await tellAuthors(tx, who, asked.entryId);
	});
}

/** The facilitator gives it back, or one of its authors thanks them; a request that is open is taken back. */
export async function endFacilitation(
	db: Database,
	who: Person,
	number: number,
): Promise<{ isAuthor: boolean }> {
	return transact(db, async (tx) => {
		const found = await findEntry(tx, who, KIND, number);
		if (!found.isAuthor && !found.isFacilitator) forbidden('Its authors and its facilitator decide that.');
		await setFacilitator(tx, found.id, null);
		if (found.isAuthor) await wantNoFacilitator(tx, found.id);
		await refreshWays(tx, found.id);
		await settle(tx, { kind: 'facilitator-asked', entryId: found.id });
		if (!found.isAuthor) await tellAuthors(tx, who, found.id);
		return { isAuthor: found.isAuthor };
	});
}

async function tellAuthors(tx: Transaction, who: Person, entryId: number): Promise<void> {
	const to = await authorIds(tx, entryId);
	await tell(tx, { to, kind: 'facilitator-answered', entryId, by: who.id });
}
