import { and, eq, gt, isNull, lte } from 'drizzle-orm';
import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { apiToken, person } from '../accounts/tables.server.ts';
import { tell, told } from './notifications.server.ts';

const KIND = 'token-ends';
/** Long enough to make another one before a program stops. */
const BEFORE = 7 * DAY;

/** Tells people, once for each, that a token of theirs ends soon. */
export async function tellOfTokens(db: Database): Promise<void> {
	const at = now();
	const ending = await db.read
		.select({ id: apiToken.id, expiresAt: apiToken.expiresAt, personId: person.id, zone: person.zone })
		.from(apiToken)
		.innerJoin(person, eq(person.id, apiToken.personId))
		.where(
			and(
				isNull(apiToken.revokedAt),
				isNull(person.deactivatedAt),
				gt(apiToken.expiresAt, at),
				lte(apiToken.expiresAt, at + BEFORE),
			),
		);
	if (ending.length === 0) return;
	const before = await told(db.read, { kinds: [KIND] });
	for (const { id, expiresAt, personId } of ending) {
		const telling = { kind: KIND, subject: `${id} ${isoDay(expiresAt ?? at, 'UTC')}` } as const;
		if (before.has(telling, personId)) continue;
		await transact(db, (tx) => tell(tx, { ...telling, to: [personId], by: null }));
	}
}
