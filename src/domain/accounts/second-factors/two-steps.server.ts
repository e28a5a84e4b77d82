import { eq } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../person.ts';
import { password } from '../tables.server.ts';
import { hasOneTimeCodes } from './one-time-codes.server.ts';
import { passkeysOf } from './passkeys.server.ts';
import { recoveryCodesLeft } from './recovery-codes.server.ts';
import { secondFactorDueAt } from './requirement.server.ts';

/** How somebody signs in, for their own eyes. */
export async function twoStepsOf(db: Database, who: Person, via: string) {
	const [known] = await db.read
		.select({ personId: password.personId })
		.from(password)
		.where(eq(password.personId, who.id));
	return {
		hasPassword: known !== undefined,
		passkeys: await passkeysOf(db.read, who.id),
		codes: await hasOneTimeCodes(db.read, who.id),
		recoveryCodes: await recoveryCodesLeft(db.read, who.id),
		/** Until when they have to have one; null where nobody asks, or they have. */
		dueAt: await secondFactorDueAt(db.read, who, via),
	};
}
