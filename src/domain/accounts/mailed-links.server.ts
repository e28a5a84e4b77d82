import { and, eq, gt, inArray, isNull, lt } from 'drizzle-orm';
import { DAY } from '#lib/dates.ts';
import { missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import { fingerprint, randomSecret } from '#lib/db/ids.server.ts';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { mailedLink, type LinkPurpose } from './tables.server.ts';

export interface NewLink {
	purpose: LinkPurpose;
	/** Null for somebody who has no account yet. */
	personId: number | null;
	/** Whose mail it goes to, or has to reach. */
	email: string;
	validFor: number;
	/** When it was asked for, where its letter is written later. */
	askedAt?: number;
}

const KEPT_FOR = 7 * DAY;
const columns = {
	purpose: mailedLink.purpose,
	personId: mailedLink.personId,
	email: mailedLink.email,
	createdAt: mailedLink.createdAt,
};

/** @returns the secret for the link; only its fingerprint is kept */
export async function makeLink(tx: Transaction, link: NewLink): Promise<string> {
	const { purpose, personId, email, validFor, askedAt } = link;
	const secret = randomSecret();
	await tx.delete(mailedLink).where(lt(mailedLink.expiresAt, now() - KEPT_FOR));
	await tx.insert(mailedLink).values({
		secretHash: fingerprint(secret),
		purpose,
		personId,
		email,
		createdAt: askedAt ?? now(),
		expiresAt: now() + validFor,
	});
	return secret;
}

/**
 * Notes what a letter has to be about until it is written: a link whose secret nobody ever knew. The one that
 * works is made when the letter is, so that no secret waits in the outbox.
 * @returns what the letter is known by
 */
export async function noteAsked(tx: Transaction, link: NewLink): Promise<string> {
	return fingerprint(await makeLink(tx, link));
}

/** What `noteAsked` noted; null where it has been done, taken back, or is too long ago. */
export async function askedLink(db: Reader, asked: string | number | undefined) {
	const [found] = await db
		.select(columns)
		.from(mailedLink)
		.where(and(eq(mailedLink.secretHash, String(asked)), isOpen()));
	return found ?? null;
}

export function isOpen() {
	return and(isNull(mailedLink.usedAt), gt(mailedLink.expiresAt, now()));
}

const matches = (secret: string, purposes: readonly LinkPurpose[]) =>
	and(eq(mailedLink.secretHash, fingerprint(secret)), inArray(mailedLink.purpose, [...purposes]), isOpen());

/** What the page behind a link shows. Reading it uses nothing up: mail scanners follow links. */
export async function readLink(db: Reader, secret: string, ...purposes: LinkPurpose[]) {
	const [found] = await db.select(columns).from(mailedLink).where(matches(secret, purposes));
	return found ?? missing('This link');
}

/** Looked at and used up in one statement: the same link opened twice at once works once. */
export async function takeLink(tx: Transaction, secret: string, ...purposes: LinkPurpose[]) {
	const [taken] = await tx
		.update(mailedLink)
		.set({ usedAt: now() })
		.where(matches(secret, purposes))
		.returning(columns);
	return taken ?? missing('This link');
}

/** The links of somebody, or to an address, that are still on their way work no longer. */
export async function endLinks(
	tx: Transaction,
	whose: { personId: number } | { email: string },
	...purposes: LinkPurpose[]
): Promise<void> {
	const theirs =
		'personId' in whose ? eq(mailedLink.personId, whose.personId) : eq(mailedLink.email, whose.email);
	await tx
		.update(mailedLink)
		.set({ usedAt: now() })
		.where(and(theirs, inArray(mailedLink.purpose, purposes), isNull(mailedLink.usedAt)));
}
