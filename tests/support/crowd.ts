import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { membership, person } from '#domain/accounts/tables.server.ts';
import { createEntry } from '#domain/entries/entries.server.ts';
import type { Visibility } from '#domain/entries/entry.ts';
import type { Kind } from '#domain/entries/kinds.ts';
import { markPublished } from '#domain/entries/standing.server.ts';
import { lesson } from '#domain/lessons/tables.server.ts';

/** Many people at once, who never sign in. @returns their ids */
export function crowd(
	db: Database,
	many: number,
	{ teamId = null, called = 'Somebody' }: { teamId?: number | null; called?: string } = {},
): Promise<number[]> {
	return transact(db, async (tx) => {
		const rows = Array.from({ length: many }, (_, k) => ({
			...{ name: `${called} ${k + 1}`, email: `${called.toLowerCase()}-${k + 1}@example.org` },
			...{ role: 'member' as const, zone: 'UTC', createdAt: now() },
		}));
		const ids = (await tx.insert(person).values(rows).returning({ id: person.id })).map(({ id }) => id);
		if (teamId !== null) {
			await tx.insert(membership).values(ids.map((personId) => ({ personId, teamId, since: now() })));
		}
		return ids;
	});
}

/** Something published at a time, with so many lessons, and nothing of what its kind has beside them. */
export function taught(
	db: Database,
	who: Person,
	at: number,
	given: {
		kind?: Kind;
		team?: string | null;
		visibility?: Visibility;
		lessons?: number;
		readers?: string[];
	} = {},
): Promise<{ id: number; number: number }> {
	const { kind = 'log', team = null, visibility = 'workspace', lessons = 1, readers = [] } = given;
	return transact(db, async (tx) => {
		const sharing = { team, visibility, readers, authors: [] };
		const made = await createEntry(tx, who, kind, { title: 'A queue', body: '', sharing, content: {} });
		await markPublished(tx, who, made.id, at);
		for (let position = 0; position < lessons; position++) {
			await tx.insert(lesson).values({ entryId: made.id, position, text: 'A queue can be empty.' });
		}
		return made;
	});
}
