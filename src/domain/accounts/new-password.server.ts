import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { invalid } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Origin } from '#lib/whence.server.ts';
import { note } from '../audit/audit.server.ts';
import { enterAnew, type Admitted } from './admission.server.ts';
import { forgetFailures, noteFailure, pairOf, refuseAfterFailures } from './failed-sign-ins.server.ts';
import { passwordMatches } from './passwords.server.ts';
import { Password, type Person } from './person.ts';
import { endHalvesOf } from './second-factors/half.server.ts';
import { acceptedHash } from './setup.server.ts';
import { password, session } from './tables.server.ts';

export const NewPassword = z.object({
	currentPassword: z.string().min(1, 'Which password do you have now?').max(256),
	newPassword: Password,
});

/** One's own. All sessions end with the old password, this one too; a new one takes its place. */
export async function changePassword(
	db: Database,
	who: Person,
	origin: Origin,
	input: z.output<typeof NewPassword>,
): Promise<Admitted> {
	// An unattended screen is no place to try passwords at.
	const pair = pairOf(who.email, origin.address);
	await refuseAfterFailures(db, pair);
	const [stored] = await db.read
		.select({ hash: password.hash })
		.from(password)
		.where(eq(password.personId, who.id));
	if (!(await passwordMatches(input.currentPassword, stored?.hash ?? null))) {
		await noteFailure(db, pair, (tx) => note(tx, who, { act: 'password-not-changed' }));
		invalid({ currentPassword: 'That is not the password you have now.' });
	}
	await forgetFailures(db, pair);
	const hash = await acceptedHash(input.newPassword, [who.name, who.email], 'newPassword');
	await transact(db, async (tx) => {
		await tx.update(password).set({ hash, changedAt: now() }).where(eq(password.personId, who.id));
		await tx.delete(session).where(eq(session.personId, who.id));
		await endHalvesOf(tx, who.id);
		await note(tx, who, { act: 'password-changed' });
	});
	return enterAnew(db, who.id, { via: 'password', device: origin.device });
}
