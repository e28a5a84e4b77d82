import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { note } from '#domain/audit/audit.server.ts';
import { DAY } from '#lib/dates.ts';
import { forbidden, invalid } from '#lib/errors.ts';
import { randomName } from '#lib/db/ids.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';
import { endLinks, noteAsked } from './mailed-links.server.ts';
import { holderOf, stillHere } from './people.server.ts';
import { Email, isAdmin, type Person } from './person.ts';
import { person } from './tables.server.ts';

export const AnothersAddress = z.object({ email: Email });

/** By an administrator: where no mail is set up, or the old address reaches nobody. The old one is told. */
export async function changeAddressOf(
	db: Database,
	who: Person,
	input: { personId: number; email: string },
): Promise<void> {
	if (!isAdmin(who)) forbidden('Only owners and administrators change addresses.');
	const { personId, email } = input;
	await transact(db, async (tx) => {
		const target = await stillHere(tx, personId);
		if (target.role === 'owner' && who.role !== 'owner') forbidden('Only an owner can do that for an owner.');
		const holder = await holderOf(tx, email);
		if (holder !== null) {
			invalid({
				email: holder === personId ? 'That is the address they have.' : 'Another account has that address.',
			});
		}
		const [before] = await tx.select({ email: person.email }).from(person).where(eq(person.id, personId));
		// Whoever reads the new mailbox has shown nothing yet.
		await tx.update(person).set({ email, emailVerifiedAt: null }).where(eq(person.id, personId));
		await endLinks(tx, { personId }, 'confirm-email', 'reset', 'handed-reset');
		const old = { personId, email: before?.email ?? email, validFor: 7 * DAY };
		const asked = await noteAsked(tx, { purpose: 'keep-email', ...old });
		const key = `address-changed:${randomName(16)}`;
		await queueMail(tx, { kind: 'address-changed', key, about: { asked, by: who.id } });
		await note(tx, who, { act: 'address-changed', subject: { kind: 'person', id: personId } });
	});
}
