import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../person.ts';
import { passwordOf } from '../own-password.server.ts';
import { identitiesOf } from '../providers/identities.server.ts';
import { hasOneTimeCodes } from './one-time-codes.server.ts';
import { passkeysOf } from './passkeys.server.ts';
import { recoveryCodesLeft } from './recovery-codes.server.ts';
import { secondFactorDueAt } from './requirement.server.ts';

/** How somebody signs in, for their own eyes. */
export async function twoStepsOf(db: Database, who: Person, via: string) {
	const identities = await identitiesOf(db, who);
	return {
		password: await passwordOf(db.read, who),
		/** Providers that can show again who they are. */
		ways: identities.filter(({ enabledAt }) => enabledAt !== null).map(({ slug, name }) => ({ slug, name })),
		passkeys: await passkeysOf(db.read, who.id),
		codes: await hasOneTimeCodes(db.read, who.id),
		recoveryCodes: await recoveryCodesLeft(db.read, who.id),
		/** Until when they have to have one; null where nobody asks, or they have. */
		dueAt: await secondFactorDueAt(db.read, who, via),
	};
}
