import { and, eq } from 'drizzle-orm';
import { missing } from '#lib/errors.ts';
import type { Reader } from '#lib/db/open.server.ts';
import { isGuest } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import type { Found } from '../entries/entries.server.ts';
import { entry } from '../entries/tables.server.ts';
import { isAuthor, isFacilitator, mayEdit, visibleTo } from '../entries/visibility.server.ts';
import { change } from '../lessons/tables.server.ts';

export interface FoundChange {
	change: typeof change.$inferSelect;
	entry: Found;
}

/** A change that somebody may see, with its entry; anything else is missing. */
export async function findChange(db: Reader, who: Person, id: number): Promise<FoundChange> {
	const [found] = await db
		.select({ change, entry, isAuthor: isAuthor(who), isFacilitator: isFacilitator(who) })
		.from(change)
		.innerJoin(entry, eq(entry.id, change.entryId))
		.where(and(eq(change.id, id), visibleTo(who)));
	if (!found) missing('This change');
	const relation = { isAuthor: Boolean(found.isAuthor), isFacilitator: Boolean(found.isFacilitator) };
	return { change: found.change, entry: { ...found.entry, ...relation } };
}

/** Whoever looks after it, and whoever may change the text that it stands in. */
export function maySettle(who: Person, { change: { ownerId }, entry: found }: FoundChange): boolean {
	return ownerId === who.id || mayEdit(who, found);
}

/** The people of its team as well: they see whether it held. */
export function mayLook(who: Person, found: FoundChange): boolean {
	const { teamId } = found.entry;
	return maySettle(who, found) || (teamId !== null && !isGuest(who) && who.teams.includes(teamId));
}
