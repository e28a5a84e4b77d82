import { and, eq, inArray } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import type { SeenBy } from '../profile/profile.ts';
import { isSeenBy, sees } from '../profile/seeing.server.ts';
import { goalReader } from './tables.server.ts';

interface Shared {
	id: number;
	personId: number;
	seenBy: SeenBy;
}

/**
 * Those of these goals that somebody reads: their own, those that their writer shows to whom they are to them, and
 * those they are let read by name. To somebody who has left, or is a guest, nobody is near.
 */
export async function readBy<Row extends Shared>(
	db: Reader,
	who: Person,
	goals: readonly Row[],
): Promise<Row[]> {
	if (goals.length === 0) return [];
	const near = await sees(db, who, [...new Set(goals.map(({ personId }) => personId))]);
	const ids = goals.map(({ id }) => id);
	const rows = await db
		.select({ goalId: goalReader.goalId })
		.from(goalReader)
		.where(and(eq(goalReader.personId, who.id), inArray(goalReader.goalId, ids)));
	const named = new Set(rows.map(({ goalId }) => goalId));
	return goals.filter(({ id, personId, seenBy }) => {
		const nearness = near.get(personId);
		return nearness !== undefined && (isSeenBy(nearness, seenBy) || named.has(id));
	});
}
