import { and, desc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { note } from '#domain/audit/audit.server.ts';
import { DAY, HOUR, MINUTE } from '#lib/dates.ts';
import { conflict, invalid, missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { mailIsSetUp } from '#lib/mail/mail-settings.server.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';
import type { Origin } from '#lib/whence.server.ts';
import { limit } from './limits.server.ts';
import { endLinks, isOpen, noteAsked, readLink, takeLink } from './mailed-links.server.ts';
import { passwordOf, showPassword } from './own-password.server.ts';
import { holderOf } from './people.server.ts';
import { Email, type Person } from './person.ts';
import { confirmedPerson, type Standing } from './second-factors/confirmation.server.ts';
import { mailedLink, person } from './tables.server.ts';

/** As long as the link in a letter that asks for a confirmation works. */
export const CONFIRMATION_VALID_FOR = 30 * MINUTE;
const KEEPING_VALID_FOR = 7 * DAY;

export const NewAddress = z.object({
	email: Email,
	/** Whoever has none that counts shows in another way, before, that it is them. */
	currentPassword: z.string().max(256).default(''),
});

/**
 * The new address counts when its link was opened; the old one gets a letter that can undo it. Whether
 * somebody else has the new one is told to its mailbox alone.
 */
export async function askForNewAddress(
	db: Database,
	who: Person,
	at: { origin: Origin; standing: Standing },
	input: z.output<typeof NewAddress>,
): Promise<void> {
	await needMail(db);
	if (input.email === who.email.toLowerCase()) invalid({ email: 'That is the address you have.' });
	if ((await passwordOf(db.read, who)) === 'theirs') {
		await showPassword(db, who, at.origin, input.currentPassword);
	} else {
		confirmedPerson(db, who, at.standing);
	}
	await limit(db, 'address', who.id, { times: 5, within: HOUR });
	await transact(db, async (tx) => {
		await askFor(tx, who.id, input.email);
		const keep = { personId: who.id, email: who.email, validFor: KEEPING_VALID_FOR };
		const asked = await noteAsked(tx, { purpose: 'keep-email', ...keep });
		await queueMail(tx, { kind: 'address-asked', key: `address-asked:${asked}`, about: { asked } });
		await note(tx, who, { act: 'address-asked' });
	});
}

/** A letter to the address one has, whose link shows that mail reaches them. */
export async function askToConfirm(db: Database, who: Person): Promise<void> {
	await needMail(db);
	await limit(db, 'address', who.id, { times: 5, within: HOUR });
	await transact(db, (tx) => askFor(tx, who.id, who.email));
}

async function askFor(tx: Transaction, personId: number, email: string): Promise<void> {
	await endLinks(tx, { personId }, 'confirm-email');
	const asked = await noteAsked(tx, { purpose: 'confirm-email', personId, email, validFor: DAY });
	await queueMail(tx, { kind: 'confirm-address', key: `confirm-address:${asked}`, about: { asked } });
}

/** For one's own page: whether the address is confirmed, and which one is waited for. */
export async function ownAddress(db: Database, who: Person) {
	const [found] = await db.read
		.select({ email: person.email, verifiedAt: person.emailVerifiedAt })
		.from(person)
		.where(eq(person.id, who.id));
	const [asked] = await db.read
		.select({ email: mailedLink.email })
		.from(mailedLink)
		.where(and(eq(mailedLink.personId, who.id), eq(mailedLink.purpose, 'confirm-email'), isOpen()))
		.orderBy(desc(mailedLink.createdAt))
		.limit(1);
	return {
		email: found?.email ?? who.email,
		confirmed: (found?.verifiedAt ?? null) !== null,
		waitingFor: asked?.email ?? null,
		mailIsSetUp: await mailIsSetUp(db.read),
	};
}

export function readConfirmation(db: Reader, secret: string) {
	return addressIn(db, secret, 'confirm-email');
}

/** The address behind the link becomes, or stays, that of its account. */
export async function confirmAddress(db: Database, secret: string): Promise<void> {
	await transact(db, async (tx) => {
		const link = await takeLink(tx, secret, 'confirm-email');
		const before = await personOfLink(tx, link.personId);
		await nobodyElseHas(tx, link.email, before.id);
		const row = { email: link.email, emailVerifiedAt: now() };
		await tx.update(person).set(row).where(eq(person.id, before.id));
		await endLinks(tx, { personId: before.id }, 'confirm-email', 'reset', 'handed-reset');
		const act = before.email === link.email ? 'address-confirmed' : 'address-changed';
		await note(tx, { id: before.id }, { act, subject: { kind: 'person', id: before.id } });
	});
}

/** What the page behind a link shows: whose account, the address in the link, and the one that counts now. */
export async function addressIn(db: Reader, secret: string, purpose: 'confirm-email' | 'keep-email') {
	const { email, personId } = await readLink(db, secret, purpose);
	const { name, email: present } = await personOfLink(db, personId);
	return { name, email, present };
}

export async function personOfLink(db: Reader, personId: number | null) {
	const [found] = await db
		.select({ id: person.id, name: person.name, email: person.email })
		.from(person)
		.where(and(eq(person.id, personId ?? 0), isNull(person.deactivatedAt)));
	return found ?? missing('This link');
}

export async function nobodyElseHas(tx: Transaction, email: string, personId: number): Promise<void> {
	const holder = await holderOf(tx, email);
	if (holder !== null && holder !== personId) conflict('Another account here has that address.');
}

async function needMail(db: Database): Promise<void> {
	if (!(await mailIsSetUp(db.read)))
		conflict('No mail is set up here. An administrator can change an address.');
}
