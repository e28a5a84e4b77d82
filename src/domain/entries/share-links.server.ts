import { and, desc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { fingerprint, randomSecret } from '#lib/db/ids.server.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden, invalid, missing } from '#lib/errors.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { note } from '../audit/audit.server.ts';
import { findEditable, findEntry, type Found } from './entries.server.ts';
import { subjectOf, type Kind } from './kinds.ts';
import { readLinkRule } from './link-rule.server.ts';
import type { NewShareLink, Showing } from './share-link.ts';
import { entry, shareLink } from './tables.server.ts';
import { decides, mayRemove } from './visibility.server.ts';

interface Named {
	kind: Kind;
	number: number;
}

export interface ShareLink {
	id: number;
	shows: Showing;
	recipient: string;
	createdBy: string;
	createdAt: number;
	expiresAt: number;
	endedAt: number | null;
	/** Null while it is open, and where it ended because the entry was kept to fewer people. */
	endedBy: string | null;
	opens: number;
	lastOpenedDay: string | null;
}

interface Making {
	shows?: Showing;
	/** Says no where what it holds is not for people elsewhere. */
	refuse?: (tx: Transaction, found: Found) => Promise<void>;
}

/** @returns the secret for the address; only its fingerprint is kept */
export async function makeShareLink(
	db: Database,
	who: Person,
	{ kind, number }: Named,
	{ days, recipient, confirmed }: NewShareLink,
	{ shows = 'entry', refuse }: Making = {},
): Promise<{ id: number; secret: string; expiresAt: number }> {
	const secret = randomSecret();
	const expiresAt = now() + days * DAY;
	return transact(db, async (tx) => {
		const found = await findEditable(tx, who, kind, number);
		if ((await readLinkRule(tx)).links === 'nobody') {
			forbidden('This workspace makes no links for people elsewhere.');
		}
		if (!decides(who, found)) forbidden('Its authors decide whether others than its readers here see it.');
		if (found.publishedAt === null) conflict('It is a draft. A link can be made once it is published.');
		await refuse?.(tx, found);
		if (found.visibility === 'restricted') refuseCarelessness(recipient, confirmed);
		const row = {
			entryId: found.id,
			shows,
			secretHash: fingerprint(secret),
			recipient,
			createdBy: who.id,
			createdAt: now(),
			expiresAt,
		};
		const [made] = await tx.insert(shareLink).values(row).returning({ id: shareLink.id });
		if (!made) throw new Error('The link was not stored.');
		await note(tx, who, { act: 'link-made', subject: subjectOf(found), details: { days, link: made.id } });
		return { id: made.id, secret, expiresAt };
	});
}

function refuseCarelessness(recipient: string, confirmed: boolean): void {
	const problems: Record<string, string> = {};
	if (recipient === '') problems.recipient = 'Few can read it here. Say whom the link is for.';
	if (!confirmed) problems.confirmed = 'Few can read it here. Confirm that whoever has the link may.';
	if (Object.keys(problems).length > 0) invalid(problems);
}

/** Its authors, and administrators who see it: a link that got around has to be found and ended. */
export function seesShareLinks(who: Person, found: Found): boolean {
	return mayRemove(who, found);
}

/** Those that can still be opened first, and of them the newest. */
export async function shareLinksOf(db: Reader, who: Person, of: Named): Promise<ShareLink[]> {
	const found = await findForLinks(db, who, of);
	const rows = await db
		.select({ link: shareLink, createdBy: person.name, endedBy: endedByName })
		.from(shareLink)
		.innerJoin(person, eq(person.id, shareLink.createdBy))
		.where(eq(shareLink.entryId, found.id))
		.orderBy(sql`${shareLink.endedAt} IS NOT NULL`, desc(shareLink.id));
	return rows.map(
		({ link: { id, shows, recipient, createdAt, expiresAt, endedAt, opens, lastOpenedDay }, ...by }) => ({
			...{ id, shows, recipient, createdAt, expiresAt, endedAt, opens, lastOpenedDay },
			...by,
		}),
	);
}

const endedByName = sql<
	string | null
>`(SELECT ender.name FROM ${person} AS ender WHERE ender.id = ${shareLink.endedBy})`;

/** What is no open link to it is ended already. */
export async function endShareLink(
	db: Database,
	who: Person,
	of: Named,
	{ id }: { id: number },
): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findForLinks(tx, who, of);
		const ended = await tx
			.update(shareLink)
			.set({ endedAt: now(), endedBy: who.id })
			.where(and(eq(shareLink.id, id), eq(shareLink.entryId, found.id), isNull(shareLink.endedAt)))
			.returning({ id: shareLink.id });
		if (ended.length === 0) return;
		await note(tx, who, { act: 'link-ended', subject: subjectOf(found), details: { link: id } });
	});
}

async function findForLinks(db: Reader, who: Person, { kind, number }: Named): Promise<Found> {
	const found = await findEntry(db, who, kind, number);
	if (!seesShareLinks(who, found)) forbidden('Its authors look after the links to it.');
	return found;
}

const opens = (secret: string) =>
	and(
		eq(shareLink.secretHash, fingerprint(secret)),
		isNull(shareLink.endedAt),
		gt(shareLink.expiresAt, now()),
	);

/**
 * The entry that a link opens, whoever has it; a link to one thing never opens the other. What has expired, was ended, withdrawn or removed, and what never
 * was, are told apart by nobody.
 */
export async function entryBehind(
	db: Reader,
	kind: Kind,
	secret: string,
	shows: Showing = 'entry',
): Promise<typeof entry.$inferSelect> {
	const found = await linkedEntry(db, secret);
	return found?.shows === shows && found.entry.kind === kind ? found.entry : missing('This page');
}

/** What a link leads to: who asks for it knows then which page shows it. */
export async function kindBehind(db: Reader, secret: string): Promise<Kind> {
	return (await linkedEntry(db, secret))?.entry.kind ?? missing('This page');
}

async function linkedEntry(
	db: Reader,
	secret: string,
): Promise<{ entry: typeof entry.$inferSelect; shows: Showing } | null> {
	if ((await readLinkRule(db)).links === 'nobody') return null;
	const [found] = await db
		.select({ entry, shows: shareLink.shows })
		.from(shareLink)
		.innerJoin(entry, eq(entry.id, shareLink.entryId))
		.where(and(opens(secret), isNotNull(entry.publishedAt), isNull(entry.removedAt)));
	return found ?? null;
}

/**
 * A browser showed it to somebody: a number, and the day of the last time.
 * @param who people of the workspace who look at their own link are not counted
 */
export async function countOpening(db: Database, who: Person | null, secret: string): Promise<void> {
	if (!(await linkedEntry(db.read, secret))) missing('This page');
	if (who !== null) return;
	await transact(db, (tx) =>
		tx
			.update(shareLink)
			.set({ opens: sql`${shareLink.opens} + 1`, lastOpenedDay: isoDay(now(), 'UTC') })
			.where(opens(secret)),
	);
}
