import { decides } from '../../entries/visibility.server.ts';
import { z } from 'zod';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { forbidden, invalid } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { findEntry, type Found } from '../../entries/entries.server.ts';
import type { Somebody } from '../../entries/parts.server.ts';
import { askWitnesses, canBeAsked, dismissWitness, witnessesOf } from '../../entries/witnesses.server.ts';
import { settle, tell } from '../../notifications/notifications.server.ts';
import { peopleAsked } from '../../entries/people-asked.server.ts';
import { People } from '../review.ts';
import { searchAgain } from '../searched-by.server.ts';
import { dropBrought, releasedAccounts, type Released } from './released.server.ts';

export const AskingForAccounts = z.object({ people: People.default([]) });

/** Asks people what they saw. Whether and when they answer is theirs: nobody is shown it but by what they release. */
export async function askForAccounts(
	db: Database,
	who: Person,
	number: number,
	{ people: typed }: z.output<typeof AskingForAccounts>,
): Promise<void> {
	const people = await peopleAsked(db, who, typed, 'people');
	if (people.length === 0) invalid({ people: 'Say whom you want to ask.' });
	await transact(db, async (tx) => {
		const { id: entryId } = await findOwn(tx, who, number);
		for (const one of people) {
			if (await canBeAsked(tx, one, entryId)) continue;
			invalid({
				people: `${one.name} may not read it, and it is kept to the people named. Add them to its readers first.`,
			});
		}
		const to = people.map(({ id }) => id);
		await askWitnesses(tx, who, entryId, to);
		await tell(tx, { to, kind: 'account-asked', entryId, by: who.id });
	});
}

/** They are not asked any more. What they have written stays theirs. */
export async function askNoLonger(
	db: Database,
	who: Person,
	number: number,
	{ personId }: { personId: number },
): Promise<void> {
	await transact(db, async (tx) => {
		const { id: entryId } = await findOwn(tx, who, number);
		await dismissWitness(tx, entryId, personId);
		await settle(tx, { kind: 'account-asked', entryId, to: [personId] });
	});
}

/** For an author: whom they asked, and the accounts that came from elsewhere. */
export async function askedForAccounts(
	db: Database,
	who: Person,
	number: number,
): Promise<{ asked: Somebody[]; brought: Pick<Released, 'id' | 'role' | 'name'>[] }> {
	const { id } = await findOwn(db.read, who, number);
	const released = await releasedAccounts(db.read, id);
	return {
		asked: await witnessesOf(db.read, id),
		brought: released.filter(({ brought }) => brought).map(({ id, role, name }) => ({ id, role, name })),
	};
}

/** Takes out an account that came from elsewhere; one of somebody here is theirs alone to take back. */
export async function removeBrought(
	db: Database,
	who: Person,
	number: number,
	{ id }: { id: number },
): Promise<void> {
	await transact(db, async (tx) => {
		const { id: entryId } = await findOwn(tx, who, number);
		if (await dropBrought(tx, entryId, id)) await searchAgain(tx, entryId);
	});
}

async function findOwn(db: Database['read'], who: Person, number: number): Promise<Found> {
	const found = await findEntry(db, who, 'postmortem', number);
	if (!decides(who, found)) forbidden('Its authors ask people what they saw.');
	return found;
}
