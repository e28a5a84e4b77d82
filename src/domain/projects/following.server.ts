import { and, eq } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { findEntry } from '../entries/entries.server.ts';
import { KIND } from './project.ts';
import { projectFollower, projectInterest } from './tables.server.ts';

const TABLES = { interest: projectInterest, following: projectFollower } as const;
type Wish = keyof typeof TABLES;

/** Somebody thinks of joining: for themselves alone, and told to nobody. */
export const setInterest = (db: Database, who: Person, number: number, on: boolean) =>
	set(db, who, number, { wish: 'interest', on });

/** Somebody hears what happens on it. */
export const setFollowing = (db: Database, who: Person, number: number, on: boolean) =>
	set(db, who, number, { wish: 'following', on });

async function set(db: Database, who: Person, number: number, { wish, on }: { wish: Wish; on: boolean }) {
	const table = TABLES[wish];
	await transact(db, async (tx) => {
		const { id: entryId } = await findEntry(tx, who, KIND, number);
		if (on) await tx.insert(table).values({ entryId, personId: who.id, at: now() }).onConflictDoNothing();
		else await tx.delete(table).where(and(eq(table.entryId, entryId), eq(table.personId, who.id)));
	});
}

/** What somebody wishes of one project, for themselves. */
export async function wishesOf(db: Reader, who: Person, entryId: number) {
	const has = async (table: (typeof TABLES)[Wish]) => {
		const mine = and(eq(table.entryId, entryId), eq(table.personId, who.id));
		return (await db.select({ at: table.at }).from(table).where(mine)).length > 0;
	};
	return { interested: await has(projectInterest), follows: await has(projectFollower) };
}

export async function followersOf(db: Reader, entryId: number): Promise<number[]> {
	const rows = await db
		.select({ id: projectFollower.personId })
		.from(projectFollower)
		.where(eq(projectFollower.entryId, entryId));
	return rows.map(({ id }) => id);
}
