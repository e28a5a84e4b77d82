import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { forbidden, invalid, missing } from '#lib/errors.ts';
import { HOUR } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { fingerprint, randomSecret } from '#lib/db/ids.server.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { findPerson } from './people.server.ts';
import { Email, isAdmin, Name, Password, ROLES, Zone, type Person } from './person.ts';
import { acceptedHash, addAccount } from './setup.server.ts';
import { invitation, membership, person, team } from './tables.server.ts';

const VALID_FOR = 72 * HOUR;

export const NewInvitation = z.object({
	email: Email,
	role: z.enum(ROLES).default('member'),
	teamId: z.coerce.number().int().positive().nullable().default(null),
});

export const Acceptance = z.object({ name: Name, password: Password, zone: Zone.default('UTC') });

const isOpen = () =>
	and(isNull(invitation.acceptedAt), isNull(invitation.withdrawnAt), gt(invitation.expiresAt, now()));

/** @returns the secret for the link; only its fingerprint is kept */
export async function invite(
	db: Database,
	who: Person,
	input: z.output<typeof NewInvitation>,
): Promise<string> {
	if (!isAdmin(who)) forbidden('Only owners and administrators invite people.');
	if (input.role === 'owner' && who.role !== 'owner') forbidden('Only an owner can invite another owner.');
	const secret = randomSecret();
	await transact(db, async (tx) => {
		if (await findPerson(tx, input.email)) invalid({ email: 'They are here already.' });
		if (input.teamId !== null) {
			const [known] = await tx.select({ id: team.id }).from(team).where(eq(team.id, input.teamId));
			if (!known) invalid({ teamId: 'That team is not here any more.' });
		}
		await tx.insert(invitation).values({
			...input,
			tokenHash: fingerprint(secret),
			invitedBy: who.id,
			createdAt: now(),
			expiresAt: now() + VALID_FOR,
		});
	});
	return secret;
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
	const hash = await acceptedHash(input.password, [input.name, email]);
	return transact(db, async (tx) => {
		// Taken in the same statement that looks: the same link opened twice makes one person.
		const [taken] = await tx
			.update(invitation)
			.set({ acceptedAt: now() })
			.where(and(eq(invitation.tokenHash, fingerprint(secret)), isOpen()))
			.returning({ email: invitation.email, role: invitation.role, teamId: invitation.teamId });
		if (!taken) missing('This invitation');
		const personId = await addAccount(tx, { ...input, email: taken.email, role: taken.role, hash });
		if (taken.teamId !== null) {
			await tx.insert(membership).values({ teamId: taken.teamId, personId, since: now() });
		}
		return personId;
	});
}

export async function openInvitations(db: Database, who: Person) {
	if (!isAdmin(who)) forbidden('Only owners and administrators see invitations.');
	return db.read
		.select({
			id: invitation.id,
			email: invitation.email,
			role: invitation.role,
			team: team.name,
			expiresAt: invitation.expiresAt,
		})
		.from(invitation)
		.leftJoin(team, eq(team.id, invitation.teamId))
		.where(isOpen())
		.orderBy(desc(invitation.createdAt));
}

export async function withdrawInvitation(db: Database, who: Person, input: { id: number }): Promise<void> {
	if (!isAdmin(who)) forbidden('Only owners and administrators withdraw invitations.');
	await transact(db, (tx) =>
		tx.update(invitation).set({ withdrawnAt: now() }).where(eq(invitation.id, input.id)),
	);
}
