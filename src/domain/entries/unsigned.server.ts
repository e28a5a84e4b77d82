import { eq } from 'drizzle-orm';
import { randomName } from '#lib/db/ids.server.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { takeOut } from '../search/searchable.server.ts';
import { freeNumber } from './entries.server.ts';
import type { Kind } from './kinds.ts';
import { entry } from './tables.server.ts';

interface Words {
	title: string;
	body: string;
	/** A moment in the month in which it was told: every date that the entry has, and all that is known of when. */
	at: number;
}

/**
 * An entry that nobody is written down as the author of, for its readers at once. It has no author row, no history
 * (whoever wrote a version would stand in it) and no list of editions, and its publication is announced nowhere. A row
 * has to name who made it, and names the one who publishes it. That is safe: whoever looks through what was told
 * without a name has not written it and does not know who did, so that their number says nothing of the author; and
 * no page, list, feed, message or export reads it as one.
 * @param publisher who looked through it
 */
export async function publishUnsigned(
	tx: Transaction,
	publisher: Person,
	kind: Kind,
	{ title, body, at }: Words,
): Promise<Made> {
	const [made] = await tx
		.insert(entry)
		.values({
			uid: randomName(20),
			kind,
			number: await freeNumber(tx, kind, null),
			title,
			body,
			teamId: null,
			visibility: 'workspace',
			version: 1,
			createdAt: at,
			createdBy: publisher.id,
			updatedAt: at,
			updatedBy: publisher.id,
			publishedAt: at,
			publishedBy: publisher.id,
		})
		.returning(NAMED);
	if (!made) throw new Error('The entry was not stored.');
	return made;
}

/** Its author changed it, and somebody publishes that, also where it had ended. What it said before is not kept. */
export async function publishUnsignedAgain(
	tx: Transaction,
	publisher: Person,
	entryId: number,
	{ title, body, at }: Words,
): Promise<Made> {
	const [found] = await tx
		.update(entry)
		.set({ title, body, publishedAt: at, publishedBy: publisher.id })
		.where(eq(entry.id, entryId))
		.returning(NAMED);
	if (!found) throw new Error(`Entry ${entryId} is not there.`);
	return found;
}

const NAMED = { id: entry.id, number: entry.number };
type Made = Pick<typeof entry.$inferSelect, 'id' | 'number'>;

/** With everything that belongs to it, and out of the search: there is no way back. */
export async function deleteForGood(tx: Transaction, entryId: number): Promise<void> {
	await takeOut(tx, entryId);
	await tx.delete(entry).where(eq(entry.id, entryId));
}
