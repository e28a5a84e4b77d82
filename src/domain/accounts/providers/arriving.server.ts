import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { note } from '#domain/audit/audit.server.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden } from '#lib/errors.ts';
import { lookAgain } from '#lib/live/visits.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import { addPerson } from '../people.server.ts';
import { Email, Name, type Person } from '../person.ts';
import { invitation, membership, person } from '../tables.server.ts';
import type { Claims } from './claims.ts';
import { followGroups } from './groups.server.ts';
import { identity, type provider } from './tables.server.ts';

type Provider = typeof provider.$inferSelect;

/**
 * Who somebody is here, whom a provider has shown to be one of its people. Their number there decides
 * (issuer and subject), never their address; on a first visit, in this order: a person with the same verified
 * address, where that is switched on; an invitation to that address; an account, where it makes them.
 * @returns their number here
 */
export async function arrive(db: Database, one: Provider, claims: Claims): Promise<number> {
	const personId = await transact(db, async (tx) => {
		const known = await whoIs(tx, one, claims.subject);
		const personId = known ?? (await welcome(tx, one, claims));
		if (known === null) await link(tx, one, personId, claims);
		await refuseGone(tx, personId);
		await followGroups(tx, one, personId, claims.groups);
		return personId;
	});
	// Their groups may have closed what is open in another window.
	await lookAgain();
	return personId;
}

/** Somebody who is signed in makes it one of their own ways in. */
export async function linkTo(db: Database, who: Person, one: Provider, claims: Claims): Promise<void> {
	await transact(db, async (tx) => {
		const known = await whoIs(tx, one, claims.subject);
		if (known === who.id) return;
		if (known !== null) conflict(`Somebody else here signs in with that account of ${one.name}.`);
		await link(tx, one, who.id, claims);
		await followGroups(tx, one, who.id, claims.groups);
	});
	await lookAgain();
}

async function whoIs(tx: Transaction, { issuer }: Provider, subject: string): Promise<number | null> {
	const [found] = await tx
		.select({ personId: identity.personId })
		.from(identity)
		.where(and(eq(identity.issuer, issuer), eq(identity.subject, subject)));
	return found?.personId ?? null;
}

async function link(tx: Transaction, one: Provider, personId: number, claims: Claims): Promise<void> {
	const { id: providerId, issuer, name } = one;
	const label = claims.email ?? claims.name ?? claims.subject.slice(0, 80);
	await tx
		.insert(identity)
		.values({ issuer, subject: claims.subject, providerId, personId, label, linkedAt: now() });
	await note(tx, { id: personId }, { act: 'identity-linked', details: { name } });
}

/** Somebody who has never come this way. */
async function welcome(tx: Transaction, one: Provider, claims: Claims): Promise<number> {
	const { data: email } = Email.safeParse(claims.email);
	if (email !== undefined) {
		const [here] = await tx
			.select({ id: person.id })
			.from(person)
			.where(sql`lower(${person.email}) = ${email}`);
		if (here) return sameAddress(tx, one, here.id, claims);
		const invited = claims.emailVerified ? await takeInvitation(tx, email) : undefined;
		if (invited) return makeAccount(tx, one, claims, { ...invited, email });
		if (one.makesAccounts) {
			return makeAccount(tx, one, claims, { role: one.newRole, teamId: null, email });
		}
	}
	if (one.makesAccounts) {
		forbidden(`${one.name} does not tell your e-mail address, and an account here needs one.`);
	}
	return forbidden(
		`${one.name} knows you, and this workspace does not yet. Ask whoever looks after it for an invitation${
			email === undefined ? '' : ` to ${email}`
		}.`,
	);
}

async function sameAddress(tx: Transaction, one: Provider, id: number, claims: Claims): Promise<number> {
	await refuseGone(tx, id);
	if (!one.linksByEmail || !claims.emailVerified) {
		conflict(
			`Somebody is here with the address ${claims.email}. If it is you, sign in as you did before, and link ${one.name} under Settings.`,
		);
	}
	await tx
		.update(person)
		.set({ emailVerifiedAt: now() })
		.where(and(eq(person.id, id), isNull(person.emailVerifiedAt)));
	return id;
}

/** An invitation is bound to an address, and the provider has shown whose that is. */
async function takeInvitation(tx: Transaction, email: string) {
	const open = and(
		sql`lower(${invitation.email}) = ${email}`,
		isNull(invitation.acceptedAt),
		isNull(invitation.withdrawnAt),
		gt(invitation.expiresAt, now()),
	);
	const taken = await tx
		.update(invitation)
		.set({ acceptedAt: now() })
		.where(open)
		.returning({ role: invitation.role, teamId: invitation.teamId });
	return taken.at(-1);
}

async function makeAccount(
	tx: Transaction,
	one: Provider,
	claims: Claims,
	{ role, teamId, email }: Pick<typeof invitation.$inferSelect, 'role' | 'teamId' | 'email'>,
): Promise<number> {
	const { zone } = await readSettings(tx);
	const name = Name.catch(email.split('@')[0] ?? email).parse(claims.name);
	const personId = await addPerson(tx, { name, email, role, zone });
	if (claims.emailVerified) {
		await tx.update(person).set({ emailVerifiedAt: now() }).where(eq(person.id, personId));
	}
	if (teamId !== null) await tx.insert(membership).values({ teamId, personId, since: now() });
	await note(tx, { id: personId }, { act: 'account-made', details: { name: one.name, role } });
	return personId;
}

async function refuseGone(tx: Transaction, personId: number): Promise<void> {
	const [found] = await tx
		.select({ deactivatedAt: person.deactivatedAt })
		.from(person)
		.where(eq(person.id, personId));
	if (found?.deactivatedAt === null) return;
	forbidden('Your account here is closed. Whoever looks after this workspace can open it again.');
}
