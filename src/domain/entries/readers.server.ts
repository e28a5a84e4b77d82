import { and, eq, notExists, sql } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { membership } from '../accounts/tables.server.ts';
import { findEntry, type Found } from './entries.server.ts';
import type { Kind } from './kinds.ts';
import { author, reading } from './tables.server.ts';
import { FEWEST_READERS, type Travelled } from './travelled.ts';

/** Somebody has read it, and counts once. Its authors are no readers, and a draft has none. */
export async function countReader(
	db: Database,
	who: Person,
	{ kind, number }: { kind: Kind; number: number },
): Promise<void> {
	const found = await findEntry(db.read, who, kind, number);
	if (found.publishedAt === null || found.isAuthor) return;
	const row = { entryId: found.id, personId: who.id };
	const mine = and(eq(reading.entryId, row.entryId), eq(reading.personId, row.personId));
	const [counted] = await db.read.select({ id: reading.entryId }).from(reading).where(mine);
	if (!counted) await transact(db, (tx) => tx.insert(reading).values(row).onConflictDoNothing());
}

/**
 * The one thing that is ever asked of who read what: two numbers. Null where they would be nearly names: of fewer than
 * three readers, and of an entry that named people alone can read.
 */
export async function travelled(
	db: Reader,
	{ id, visibility }: Pick<Found, 'id' | 'visibility'>,
): Promise<Travelled | null> {
	if (visibility === 'restricted') return null;
	const isAuthor = db
		.select({ id: author.personId })
		.from(author)
		.where(and(eq(author.entryId, reading.entryId), eq(author.personId, reading.personId)));
	const [found] = await db
		.select({
			readers: sql<number>`count(DISTINCT ${reading.personId})`,
			teams: sql<number>`count(DISTINCT ${membership.teamId})`,
		})
		.from(reading)
		.leftJoin(membership, eq(membership.personId, reading.personId))
		.where(and(eq(reading.entryId, id), notExists(isAuthor)));
	return found && found.readers >= FEWEST_READERS ? found : null;
}
