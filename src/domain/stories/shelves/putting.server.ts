import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { mayCurate } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { WELCOME, WELCOME_SHELF } from './shelf.ts';
import { shelf, shelfEntry } from './tables.server.ts';

export interface ShelfFor {
	slug: string;
	name: string;
	/** It stands there already. */
	stands: boolean;
}

/** Where somebody may put an entry, the Welcome shelf first; nowhere for whoever arranges no shelf. */
export async function shelvesFor(db: Reader, who: Person, entryId: number): Promise<ShelfFor[]> {
	if (!mayCurate(who)) return [];
	const rows = await db
		.select({ slug: shelf.slug, name: shelf.name, stands: shelfEntry.entryId })
		.from(shelf)
		.leftJoin(shelfEntry, and(eq(shelfEntry.shelfId, shelf.id), eq(shelfEntry.entryId, entryId)))
		.where(isNull(shelf.retiredAt))
		.orderBy(asc(shelf.madeAt), asc(shelf.id));
	const all = rows.map(({ stands, ...one }) => ({ ...one, stands: stands !== null }));
	const { slug, name } = WELCOME_SHELF;
	const welcome = all.find((one) => one.slug === WELCOME) ?? { slug, name, stands: false };
	return [welcome, ...all.filter((one) => one.slug !== WELCOME)];
}
