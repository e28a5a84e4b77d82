import { and, desc, eq } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { missing } from '#lib/errors.ts';
import { transact } from '#lib/db/transact.server.ts';
import { isGuest } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { findEntry } from '../../entries/entries.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import { inclination } from '../applying/tables.server.ts';
import { KIND } from '../opportunities/opportunity.ts';

/** Not now: it stands in their matches no more. Nobody else ever sees that. */
export async function putAside(db: Database, who: Person, number: number): Promise<void> {
	if (isGuest(who)) missing();
	const { id: entryId } = await findEntry(db.read, who, KIND, number);
	const set = { is: 'not-now', at: now() } as const;
	await transact(db, (tx) =>
		tx
			.insert(inclination)
			.values({ entryId, personId: who.id, ...set })
			.onConflictDoUpdate({ target: [inclination.entryId, inclination.personId], set }),
	);
}

export async function bringBack(db: Database, who: Person, number: number): Promise<void> {
	const { id } = await findEntry(db.read, who, KIND, number);
	await transact(db, (tx) => tx.delete(inclination).where(and(eq(inclination.entryId, id), isAside(who))));
}

/** What somebody put aside, the latest first. */
export async function asideOf(db: Database, who: Person): Promise<{ number: number; title: string }[]> {
	return db.read
		.select({ number: entry.number, title: entry.title })
		.from(inclination)
		.innerJoin(entry, eq(entry.id, inclination.entryId))
		.where(and(isAside(who), visibleTo(who)))
		.orderBy(desc(inclination.at), desc(entry.id));
}

const isAside = (who: Person) => and(eq(inclination.personId, who.id), eq(inclination.is, 'not-now'));
