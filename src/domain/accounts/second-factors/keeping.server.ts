import { eq } from 'drizzle-orm';
import type { Transaction } from '#lib/db/open.server.ts';
import { conflict } from '#lib/errors.ts';
import type { Person } from '../person.ts';
import { hasSecondFactor } from './having.server.ts';
import { isAskedOf, readRequirement } from './requirement.server.ts';
import { recoveryCode } from './tables.server.ts';

/**
 * After one was taken away: whoever is asked for a second factor keeps one; for whoever has none any more,
 * the recovery codes are of no use and go as well.
 */
export async function keepAFactor(tx: Transaction, who: Person): Promise<void> {
	if (await hasSecondFactor(tx, who.id)) return;
	if (isAskedOf(await readRequirement(tx), who, 'password')) {
		conflict('The workspace asks you for a second step, and this is the last one. Set another one up first.');
	}
	await tx.delete(recoveryCode).where(eq(recoveryCode.personId, who.id));
}
