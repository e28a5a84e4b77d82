import { and, eq, gt, isNull, lte } from 'drizzle-orm';
import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { person } from '../../accounts/tables.server.ts';
import { author, entry } from '../../entries/tables.server.ts';
import { tell, told } from '../../notifications/notifications.server.ts';
import { isCivilHour } from '#lib/civil-hours.ts';
import { idea } from './tables.server.ts';

const KIND = 'ideas-ripe';
/** Older than this it is no news, whoever has become an author since. */
const NEWS = 14 * DAY;

/** Tells the authors, in their working hours, that ideas have rested: one line for all that came to rest on a day. */
export async function tellOfRipeIdeas(db: Database): Promise<void> {
	const at = now();
	const rows = await db.read
		.selectDistinct({ entryId: idea.entryId, ripeAt: idea.ripeAt, personId: person.id, zone: person.zone })
		.from(idea)
		.innerJoin(entry, eq(entry.id, idea.entryId))
		.innerJoin(author, eq(author.entryId, entry.id))
		.innerJoin(person, eq(person.id, author.personId))
		.where(
			and(
				isNull(idea.decidedAt),
				lte(idea.ripeAt, at),
				gt(idea.ripeAt, at - NEWS),
				isNull(entry.removedAt),
				isNull(person.deactivatedAt),
			),
		);
	if (rows.length === 0) return;
	const before = await told(db.read, { kinds: [KIND], entryIds: rows.map(({ entryId }) => entryId) });
	for (const { entryId, ripeAt, personId, zone } of rows) {
		const telling = { kind: KIND, entryId, subject: isoDay(ripeAt, 'UTC') } as const;
		if (!isCivilHour(at, zone) || before.has(telling, personId)) continue;
		await transact(db, (tx) => tell(tx, { ...telling, to: [personId], by: null }));
	}
}
