import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import type { Beginner, Begun } from './begun.ts';
import { reference } from './kinds.ts';
import { begun, entry } from './tables.server.ts';

/** What began an entry in somebody's name, and what its token or address is called. */
export interface BegunBy {
	by: Beginner;
	called: string;
}

export async function keepBegun(tx: Transaction, entryId: number, by: BegunBy): Promise<void> {
	await tx.insert(begun).values({ entryId, ...by });
}

/** Null where somebody wrote it themselves. Whoever may see the entry may know; the caller has made sure of that. */
export async function begunOf(db: Reader, who: Person, entryId: number): Promise<Begun | null> {
	const [found] = await db
		.select({
			...{ by: begun.by, called: begun.called, at: entry.createdAt },
			...{ personId: person.id, name: person.name },
		})
		.from(begun)
		.innerJoin(entry, eq(entry.id, begun.entryId))
		.innerJoin(person, eq(person.id, entry.createdBy))
		.where(eq(begun.entryId, entryId));
	if (!found) return null;
	const { by, called, at, personId, name } = found;
	return personId === who.id ? { by, called, inNameOf: null, at } : { by, called: null, inNameOf: name, at };
}

/** Of those among them that a program began. Nothing is asked where there is nothing to ask of. */
export async function begunAmong(db: Reader, entryIds: readonly number[]): Promise<Map<number, Beginner>> {
	if (entryIds.length === 0) return new Map();
	const rows = await db
		.select({ id: begun.entryId, by: begun.by })
		.from(begun)
		.where(inArray(begun.entryId, [...entryIds]));
	return new Map(rows.map(({ id, by }) => [id, by]));
}

/** What programs began in somebody's name. */
export async function begunFor(db: Reader, personId: number) {
	const rows = await db
		.select({ begun, entry: { kind: entry.kind, number: entry.number, createdAt: entry.createdAt } })
		.from(begun)
		.innerJoin(entry, eq(entry.id, begun.entryId))
		.where(and(eq(entry.createdBy, personId), isNull(entry.removedAt)))
		.orderBy(entry.id);
	return rows.map(({ begun: { by, called }, entry: { kind, number, createdAt } }) => ({
		...{ of: reference(kind, number), by, called, at: new Date(createdAt).toISOString() },
	}));
}

/** That a program began it belongs to the entry; what its token was called was theirs. */
export async function forgetCalled(tx: Transaction, personId: number): Promise<void> {
	const theirs = tx.select({ id: entry.id }).from(entry).where(eq(entry.createdBy, personId));
	await tx.update(begun).set({ called: '' }).where(inArray(begun.entryId, theirs));
}
