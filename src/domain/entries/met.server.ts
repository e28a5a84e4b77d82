import { and, eq } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { findEntry, type Found } from './entries.server.ts';
import type { Sharing } from './entry.ts';
import type { Kind } from './kinds.ts';
import { readSharing } from './sharing.server.ts';
import { entry } from './tables.server.ts';
import { decides, mayEdit, mayRemove } from './visibility.server.ts';

/** What every page of an entry asks of it, whatever its kind. */
export interface Met {
	entry: Found;
	sharing: Sharing;
	mayEdit: boolean;
	/** When it is published, and who reads it. */
	decides: boolean;
	mayRemove: boolean;
}

/** @throws missing for whoever may not see it */
export async function meet(db: Reader, who: Person, kind: Kind, number: number): Promise<Met> {
	const found = await findEntry(db, who, kind, number);
	return {
		entry: found,
		sharing: await readSharing(db, found),
		mayEdit: mayEdit(who, found),
		decides: decides(who, found),
		mayRemove: mayRemove(who, found),
	};
}

/** The one that somebody sent under that uid already; null where they did not, or sent none. */
export async function sentBefore(
	db: Reader,
	who: Person,
	kind: Kind,
	uid: string | undefined,
): Promise<{ id: number; number: number } | null> {
	if (uid === undefined) return null;
	const [found] = await db
		.select({ id: entry.id, number: entry.number })
		.from(entry)
		.where(and(eq(entry.uid, uid), eq(entry.kind, kind), eq(entry.createdBy, who.id)));
	return found ?? null;
}
