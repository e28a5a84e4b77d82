import { and, eq, isNotNull, max } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { isGuest, mayAdminister } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { membership } from '../../accounts/tables.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { isAuthor, visibleTo } from '../../entries/visibility.server.ts';

/** Whoever leads a team, or looks after the workspace, goes first. */
export async function leads(db: Reader, who: Person): Promise<boolean> {
	if (isGuest(who)) return false;
	return mayAdminister(who) || (await leadsTeam(db, who.id));
}

async function leadsTeam(db: Reader, personId: number): Promise<boolean> {
	const [one] = await db
		.select({ id: membership.teamId })
		.from(membership)
		.where(and(eq(membership.personId, personId), eq(membership.isLead, true)))
		.limit(1);
	return one !== undefined;
}

/**
 * When somebody who leads told a story last, for themselves alone: there is no way to ask it of another person.
 * Null for whoever leads nothing; what was told without a name is nobody's.
 */
export async function lastTold(db: Database, who: Person): Promise<{ at: number | null } | null> {
	if (!(await leads(db.read, who))) return null;
	const [row] = await db.read
		.select({ at: max(entry.publishedAt) })
		.from(entry)
		.where(and(eq(entry.kind, 'story'), isNotNull(entry.publishedAt), isAuthor(who), visibleTo(who)));
	return { at: row?.at ?? null };
}
