import { and, eq, isNotNull } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/sqlite-core';
import type { Reader } from '#lib/db/open.server.ts';
import { oneTimeKey, passkey } from './tables.server.ts';

/** Whether somebody shows a second thing when they sign in. Recovery codes alone are none: they stand in for one. */
export async function hasSecondFactor(db: Reader, personId: number): Promise<boolean> {
	const any = await unionAll(
		db
			.select({ personId: oneTimeKey.personId })
			.from(oneTimeKey)
			.where(and(eq(oneTimeKey.personId, personId), isNotNull(oneTimeKey.confirmedAt))),
		db.select({ personId: passkey.personId }).from(passkey).where(eq(passkey.personId, personId)),
	).limit(1);
	return any.length > 0;
}
