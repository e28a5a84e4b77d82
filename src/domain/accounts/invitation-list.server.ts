import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { note } from '#domain/audit/audit.server.ts';
import { DAY } from '#lib/dates.ts';
import { conflict, forbidden, missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import { fingerprint, randomName, randomSecret } from '#lib/db/ids.server.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { mailIsSetUp } from '#lib/mail/mail-settings.server.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';
import { INVITATION_VALID_FOR } from './invitations.server.ts';
import { isAdmin, type Person } from './person.ts';
import { invitation, person, team } from './tables.server.ts';

const SHOWN_FOR = 90 * DAY;

/** Of the last months, the newest first; what was withdrawn is not among them. */
export async function listInvitations(db: Database, who: Person) {
	if (!isAdmin(who)) forbidden('Only owners and administrators see invitations.');
	const rows = await db.read
		.select({
			id: invitation.id,
			email: invitation.email,
			role: invitation.role,
			team: team.name,
			invitedBy: person.name,
			expiresAt: invitation.expiresAt,
			acceptedAt: invitation.acceptedAt,
			mailedAt: invitation.mailedAt,
		})
		.from(invitation)
		.innerJoin(person, eq(person.id, invitation.invitedBy))
		.leftJoin(team, eq(team.id, invitation.teamId))
		.where(and(isNull(invitation.withdrawnAt), gt(invitation.createdAt, now() - SHOWN_FOR)))
		.orderBy(desc(invitation.createdAt), desc(invitation.id));
	return rows.map((row) => ({ ...row, state: stateOf(row) }));
}

function stateOf({ acceptedAt, expiresAt }: { acceptedAt: number | null; expiresAt: number }) {
	if (acceptedAt !== null) return 'accepted';
	return expiresAt > now() ? 'open' : 'expired';
}

/**
 * A new link in the place of the old one, which works no longer: by letter, or to be handed on.
 * @returns the secret where it has to be handed on
 */
export async function inviteAgain(
	db: Database,
	who: Person,
	input: { id: number; byLetter: boolean },
): Promise<{ email: string; secret: string | null }> {
	if (!isAdmin(who)) forbidden('Only owners and administrators invite people.');
	return transact(db, async (tx) => {
		const [found] = await tx
			.select()
			.from(invitation)
			.where(and(eq(invitation.id, input.id), isNull(invitation.withdrawnAt)));
		if (!found) missing('This invitation');
		if (found.role === 'owner' && who.role !== 'owner') forbidden('Only an owner can invite another owner.');
		if (found.acceptedAt !== null) conflict('They are here already.');
		const secret = randomSecret();
		const row = { tokenHash: fingerprint(secret), expiresAt: now() + INVITATION_VALID_FOR, mailedAt: null };
		await tx.update(invitation).set(row).where(eq(invitation.id, input.id));
		await note(tx, who, { act: 'invited-again', subject: { kind: 'invitation', id: input.id } });
		const byLetter = input.byLetter && (await queueInvitation(tx, input.id));
		return { email: found.email, secret: byLetter ? null : secret };
	});
}

/** @returns whether it will be sent */
export async function queueInvitation(tx: Transaction, id: number): Promise<boolean> {
	if (!(await mailIsSetUp(tx))) return false;
	const key = `invitation:${id}:${randomName(16)}`;
	return queueMail(tx, { kind: 'invitation', key, about: { invitation: id } });
}

export async function withdrawInvitation(db: Database, who: Person, input: { id: number }): Promise<void> {
	if (!isAdmin(who)) forbidden('Only owners and administrators withdraw invitations.');
	await transact(db, async (tx) => {
		const [ended] = await tx
			.update(invitation)
			.set({ withdrawnAt: now() })
			.where(and(eq(invitation.id, input.id), isNull(invitation.acceptedAt), isNull(invitation.withdrawnAt)))
			.returning({ id: invitation.id });
		if (!ended) return;
		await note(tx, who, { act: 'invitation-withdrawn', subject: { kind: 'invitation', id: ended.id } });
	});
}
