import { and, eq, inArray, isNull, lte } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { ROLES } from '../../accounts/person.ts';
import { mayCurate } from '../../accounts/may.ts';
import { person } from '../../accounts/tables.server.ts';
import { tell, told } from '../../notifications/notifications.server.ts';
import { unsignedStory } from './tables.server.ts';

const CURATING = ROLES.filter((role) => mayCurate({ role }));

/**
 * Tells those who look through stories without a name that some wait, once for each day that was drawn. It is this
 * that tells them, and not whoever told the story: between the two lies a night at the least, and a lot.
 */
export async function tellOfUnsigned(db: Database): Promise<void> {
	const rows = await db.read
		.selectDistinct({ day: unsignedStory.shownFrom })
		.from(unsignedStory)
		.where(and(eq(unsignedStory.state, 'waits'), lte(unsignedStory.shownFrom, isoDay(now(), 'UTC'))));
	if (rows.length === 0) return;
	const curators = await db.read
		.select({ id: person.id })
		.from(person)
		.where(and(inArray(person.role, CURATING), isNull(person.deactivatedAt)));
	const ids = curators.map(({ id }) => id);
	const before = await told(db.read, { kinds: ['unsigned-waiting'] });
	const fresh = rows
		.map(({ day }) => day)
		.filter((day) => ids.some((id) => !before.has({ kind: 'unsigned-waiting', subject: day }, id)));
	if (fresh.length === 0) return;
	await transact(db, async (tx) => {
		for (const day of fresh) await tell(tx, { to: ids, kind: 'unsigned-waiting', by: null, subject: day });
	});
}
