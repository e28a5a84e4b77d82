import type { Transaction } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { reading } from '../entries/tables.server.ts';
import { thanks } from '../lessons/tables.server.ts';
import type { DemoPostmortem } from './postmortems.ts';
import { DEMO_PEOPLE } from './people.ts';

/** Who has read it, whom it helped, and what they do differently since. */
export async function addThanks(
	tx: Transaction,
	entryId: number,
	given: Pick<DemoPostmortem, 'by' | 'coAuthors' | 'published' | 'visibility' | 'key' | 'thanks'>,
	personOf: (tx: Transaction, email: string) => Promise<Person>,
): Promise<void> {
	if (!given.published || given.visibility !== 'workspace') return;
	const read = DEMO_PEOPLE.filter(({ email }, place) => reads(given, email, place));
	const people = await Promise.all(read.map(({ email }) => personOf(tx, email)));
	if (people.length > 0) {
		await tx.insert(reading).values(people.map(({ id: personId }) => ({ entryId, personId })));
	}
	for (const { by, day, sentence } of given.thanks) {
		const { id: personId } = await personOf(tx, by);
		const kind = sentence === '' ? ('helped' as const) : ('changed' as const);
		await tx.insert(thanks).values({ kind, entryId, personId, sentence, day });
	}
}

/** Everybody reads what somebody said something about; of the others, some read this and some that. */
function reads(
	{ by, coAuthors, key, thanks: said }: Pick<DemoPostmortem, 'by' | 'coAuthors' | 'key' | 'thanks'>,
	email: string,
	place: number,
): boolean {
	if (email === by || coAuthors.includes(email)) return false;
	return said.length > 0 || (place + key.length) % 3 === 0;
}
