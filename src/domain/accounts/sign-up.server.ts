import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { note } from '#domain/audit/audit.server.ts';
import { DAY, HOUR } from '#lib/dates.ts';
import { conflict, invalid, missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { mailIsSetUp } from '#lib/mail/mail-settings.server.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';
import { isListed } from './joining.ts';
import { readJoining } from './joining.server.ts';
import { limit, ownNetwork } from './limits.server.ts';
import { endLinks, noteAsked, readLink, takeLink } from './mailed-links.server.ts';
import { Email, Name, Password, Zone } from './person.ts';
import { needPasswords } from './providers/passwords-allowed.server.ts';
import { acceptedHash, addAccount } from './setup.server.ts';
import { membership, person, team } from './tables.server.ts';

/** As long as the link in the letter works. */
export const SIGN_UP_VALID_FOR = DAY;

export const Joiner = z.object({ email: Email });
export const Newcomer = z.object({ name: Name, password: Password, zone: Zone.default('UTC') });

/**
 * Somebody with an address that may join. Whether the address has an account here already is told to its
 * mailbox alone: both take the same way, statement for statement.
 */
export async function askToJoin(db: Database, { email }: z.output<typeof Joiner>): Promise<void> {
	await needPasswords(db.read);
	if (!(await mailIsSetUp(db.read))) conflict('No mail is set up here, so an invitation is the way in.');
	await needListed(db.read, email);
	await limit(db, 'sign-up by network', ownNetwork(), { times: 20, within: HOUR });
	await limit(db, 'sign-up', email, { times: 3, within: HOUR });
	await transact(db, async (tx) => {
		const asked = await noteAsked(tx, { purpose: 'sign-up', personId: null, email, validFor: DAY });
		await queueMail(tx, { kind: 'sign-up', key: `sign-up:${asked}`, about: { asked } });
	});
}

/** Whose the link is. Reading it uses nothing up. */
export async function readSignUp(db: Reader, secret: string): Promise<{ email: string }> {
	const { email } = await readLink(db, secret, 'sign-up');
	if (!isListed(email, (await readJoining(db)).domains)) missing('This link');
	return { email };
}

/** @returns the id of the new person */
export async function signUp(
	db: Database,
	secret: string,
	input: z.output<typeof Newcomer>,
): Promise<number> {
	const { email } = await readSignUp(db.read, secret);
	await needPasswords(db.read);
	const hash = await acceptedHash(input.password, [input.name, email]);
	return transact(db, async (tx) => {
		await takeLink(tx, secret, 'sign-up');
		// Asked again: an owner may have closed the door in the meantime.
		const { domains, role, teamId } = await readJoining(tx);
		if (!isListed(email, domains)) missing('This link');
		const personId = await addAccount(tx, { ...input, email, role, hash });
		await tx.update(person).set({ emailVerifiedAt: now() }).where(eq(person.id, personId));
		await endLinks(tx, { email }, 'sign-up');
		const [into] = await tx
			.select({ id: team.id })
			.from(team)
			.where(eq(team.id, teamId ?? 0));
		if (into) await tx.insert(membership).values({ teamId: into.id, personId, since: now() });
		await note(tx, { id: personId }, { act: 'signed-up', details: { role } });
		return personId;
	});
}

async function needListed(db: Reader, email: string): Promise<void> {
	const { domains } = await readJoining(db);
	if (!isListed(email, domains)) {
		invalid({
			email: 'With an address there, an invitation is the way in. Ask somebody who is here for one.',
		});
	}
}
