import { and, eq, gt, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { note } from '#domain/audit/audit.server.ts';
import { forbidden, invalid, missing } from '#lib/errors.ts';
import { HOUR } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { fingerprint, randomSecret } from '#lib/db/ids.server.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { mayAdminister, mayInvite } from './may.ts';
import { holderOf } from './people.server.ts';
import { Email, Name, Password, ROLES, Zone, type Person } from './person.ts';
import { needPasswords } from './providers/passwords-allowed.server.ts';
import { acceptedHash, addAccount } from './setup.server.ts';
import { invitation, membership, person, team } from './tables.server.ts';

/** As long as an invitation can be accepted, from the day its link was made. */
export const INVITATION_VALID_FOR = 72 * HOUR;

export const NewInvitation = z.object({
	email: Email,
	role: z.enum(ROLES).default('member'),
	teamId: z.coerce.number().int().positive().nullable().default(null),
});

export const Acceptance = z.object({ name: Name, password: Password, zone: Zone.default('UTC') });

export const isOpen = () =>
	and(isNull(invitation.acceptedAt), isNull(invitation.withdrawnAt), gt(invitation.expiresAt, now()));

/** @returns the secret for the link; only its fingerprint is kept */
export async function invite(
	db: Database,
	who: Person,
	input: z.output<typeof NewInvitation>,
): Promise<string> {
	if (!mayAdminister(who)) forbidden('Only owners and administrators invite people.');
	if (!mayInvite(who, input.role)) forbidden('Only an owner can invite another owner.');
	return transact(db, async (tx) => (await addInvitation(tx, who, input)).secret);
}

/** Who may was asked before. */
export async function addInvitation(
	tx: Transaction,
	who: Person,
	input: z.output<typeof NewInvitation> & { words?: string },
): Promise<{ id: number; secret: string }> {
	if ((await holderOf(tx, input.email)) !== null) invalid({ email: `${input.email} is here already.` });
	if (input.teamId !== null) {
		const [known] = await tx.select({ id: team.id }).from(team).where(eq(team.id, input.teamId));
		if (!known) invalid({ teamId: 'That team is not here any more.' });
	}
	const { email, role, teamId, words } = input;
	const secret = randomSecret();
	const times = { createdAt: now(), expiresAt: now() + INVITATION_VALID_FOR };
	const [made] = await tx
		.insert(invitation)
		.values({
			email,
			role,
			teamId,
			words: words === '' ? null : words,
			tokenHash: fingerprint(secret),
			invitedBy: who.id,
			...times,
		})
		.returning({ id: invitation.id });
	if (!made) throw new Error('The invitation was not stored.');
	await note(tx, who, { act: 'invited', subject: { kind: 'invitation', id: made.id }, details: { role } });
	return { id: made.id, secret };
}

/** What the page behind the link shows. Reading it uses nothing up: mail scanners follow links. */
export async function readInvitation(db: Reader, secret: string) {
	const [found] = await db
		.select({ email: invitation.email, invitedBy: person.name })
		.from(invitation)
		.innerJoin(person, eq(person.id, invitation.invitedBy))
		.where(and(eq(invitation.tokenHash, fingerprint(secret)), isOpen()));
	return found ?? missing('This invitation');
}

/** @returns the id of the new person */
export async function acceptInvitation(
	db: Database,
	secret: string,
	input: z.output<typeof Acceptance>,
): Promise<number> {
	const { email } = await readInvitation(db.read, secret);
	await needPasswords(db.read);
	const hash = await acceptedHash(input.password, [input.name, email]);
	return transact(db, async (tx) => {
		// Taken in the same statement that looks: the same link opened twice makes one person.
		const [taken] = await tx
			.update(invitation)
			.set({ acceptedAt: now() })
			.where(and(eq(invitation.tokenHash, fingerprint(secret)), isOpen()))
			.returning();
		if (!taken) missing('This invitation');
		const personId = await addAccount(tx, { ...input, email: taken.email, role: taken.role, hash });
		if (taken.teamId !== null) {
			await tx.insert(membership).values({ teamId: taken.teamId, personId, since: now() });
		}
		// The link came by mail, so mail to the address reaches them.
		if (taken.mailedAt !== null) {
			await tx.update(person).set({ emailVerifiedAt: now() }).where(eq(person.id, personId));
		}
		const subject = { kind: 'invitation', id: taken.id };
		await note(tx, { id: personId }, { act: 'invitation-accepted', subject, details: { role: taken.role } });
		return personId;
	});
}
