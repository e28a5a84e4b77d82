import { and, asc, eq, inArray, max, sql } from 'drizzle-orm';
import { conflict, forbidden, invalid, missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import { randomName } from '#lib/db/ids.server.ts';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { findTeam } from '../accounts/teams.server.ts';
import { person, team } from '../accounts/tables.server.ts';
import type { Person } from '../accounts/person.ts';
import type { Sharing } from './entry.ts';
import { keepVersion } from './history.server.ts';
import { KINDS, type Kind } from './kinds.ts';
import { author, entry, reader } from './tables.server.ts';
import { isAuthor, mayEdit, visibleTo } from './visibility.server.ts';

export interface Written {
	title: string;
	body: string;
	sharing: Sharing;
	/** The whole of it, for the history. */
	content: unknown;
	autosaved?: boolean;
}

export type Found = typeof entry.$inferSelect & { isAuthor: boolean };

/** What somebody may see under that number; anything else is missing. */
export async function findEntry(db: Reader, who: Person, kind: Kind, number: number): Promise<Found> {
	const [found] = await db
		.select({ entry, isAuthor: isAuthor(who) })
		.from(entry)
		.where(and(eq(entry.kind, kind), eq(entry.number, number), visibleTo(who)));
	if (!found) missing(`This ${KINDS[kind].one}`);
	return { ...found.entry, isAuthor: Boolean(found.isAuthor) };
}

/** What somebody may see under that address of its own, here or where it came from. */
export async function findByUid(db: Reader, who: Person, kind: Kind, uid: string): Promise<Found | null> {
	const [found] = await db
		.select({ entry, isAuthor: isAuthor(who) })
		.from(entry)
		.where(and(eq(entry.kind, kind), eq(entry.uid, uid), visibleTo(who)));
	return found ? { ...found.entry, isAuthor: Boolean(found.isAuthor) } : null;
}

export async function findEditable(db: Reader, who: Person, kind: Kind, number: number): Promise<Found> {
	const found = await findEntry(db, who, kind, number);
	if (!mayEdit(who, found)) forbidden('Its authors can change it. Ask one of them to add you.');
	return found;
}

/**
 * A new draft with the next number of its kind, and an address of its own. What comes from another
 * workspace keeps both where they are still free here.
 */
export async function createEntry(
	tx: Transaction,
	who: Person,
	kind: Kind,
	written: Written & { uid?: string; number?: number | null },
): Promise<{ id: number; number: number }> {
	const [same] = await tx
		.select({ uid: entry.uid })
		.from(entry)
		.where(eq(entry.uid, written.uid ?? ''));
	const number = await freeNumber(tx, kind, written.number ?? null);
	const at = now();
	const [made] = await tx
		.insert(entry)
		.values({
			uid: same || written.uid === undefined ? randomName(20) : written.uid,
			kind,
			number,
			title: written.title,
			body: written.body,
			teamId: await teamId(tx, written.sharing.team),
			visibility: written.sharing.visibility,
			version: 1,
			createdAt: at,
			createdBy: who.id,
			updatedAt: at,
			updatedBy: who.id,
		})
		.returning({ id: entry.id, number: entry.number });
	if (!made) throw new Error('The entry was not stored.');
	await setAuthors(tx, made.id, [who.email, ...written.sharing.authors]);
	await setReaders(tx, made.id, written.sharing.readers);
	await keepVersion(tx, who, {
		entryId: made.id,
		number: 1,
		content: written.content,
		autosaved: written.autosaved ?? false,
	});
	return made;
}

async function freeNumber(tx: Transaction, kind: Kind, wanted: number | null): Promise<number> {
	const [last] = await tx
		.select({ number: max(entry.number) })
		.from(entry)
		.where(eq(entry.kind, kind));
	if (wanted === null) return (last?.number ?? 0) + 1;
	const [taken] = await tx
		.select({ id: entry.id })
		.from(entry)
		.where(and(eq(entry.kind, kind), eq(entry.number, wanted)));
	return taken ? (last?.number ?? 0) + 1 : wanted;
}

/**
 * @param base the version this change started from; another one in between is a conflict
 * @returns the new version
 */
export async function reviseEntry(
	tx: Transaction,
	who: Person,
	found: Found,
	written: Written & { base?: number },
): Promise<number> {
	if (written.base !== undefined && written.base !== found.version) {
		conflict(
			'Somebody else saved it while you were writing. Both versions are kept; compare them and save again.',
		);
	}
	const number = found.version + 1;
	await tx
		.update(entry)
		.set({
			title: written.title,
			body: written.body,
			teamId: await teamId(tx, written.sharing.team),
			visibility: written.sharing.visibility,
			version: number,
			updatedAt: now(),
			updatedBy: who.id,
		})
		.where(eq(entry.id, found.id));
	await setAuthors(tx, found.id, written.sharing.authors);
	await setReaders(tx, found.id, written.sharing.readers);
	await keepVersion(tx, who, {
		entryId: found.id,
		number,
		content: written.content,
		autosaved: written.autosaved ?? false,
	});
	return number;
}

export async function markPublished(
	tx: Transaction,
	who: Person,
	entryId: number,
	at: number = now(),
): Promise<void> {
	await tx.update(entry).set({ publishedAt: at, publishedBy: who.id }).where(eq(entry.id, entryId));
}

export async function markDraft(tx: Transaction, entryId: number): Promise<void> {
	await tx.update(entry).set({ publishedAt: null, publishedBy: null }).where(eq(entry.id, entryId));
}

export async function markRemoved(tx: Transaction, who: Person, entryId: number): Promise<void> {
	await tx.update(entry).set({ removedAt: now(), removedBy: who.id }).where(eq(entry.id, entryId));
}

export async function markRestored(tx: Transaction, entryId: number): Promise<void> {
	await tx.update(entry).set({ removedAt: null, removedBy: null }).where(eq(entry.id, entryId));
}

/** A removed entry, for those who wrote it. */
export async function findRemoved(db: Reader, who: Person, kind: Kind, number: number): Promise<Found> {
	const [found] = await db
		.select({ entry })
		.from(entry)
		.where(
			and(eq(entry.kind, kind), eq(entry.number, number), sql`${entry.removedAt} IS NOT NULL`, isAuthor(who)),
		);
	if (!found) missing(`This ${KINDS[kind].one}`);
	return { ...found.entry, isAuthor: true };
}

export function removedBy(db: Reader, who: Person, kind: Kind) {
	return db
		.select({ number: entry.number, title: entry.title, removedAt: entry.removedAt })
		.from(entry)
		.where(and(eq(entry.kind, kind), sql`${entry.removedAt} IS NOT NULL`, isAuthor(who)))
		.orderBy(sql`${entry.removedAt} DESC`);
}

/** Authors in their order, readers, and the team: what `Sharing` says, looked up. */
export async function readSharing(db: Reader, found: Found): Promise<Sharing> {
	const authors = await authorsOf(db, [found.id]);
	const readers = await db
		.select({ email: person.email })
		.from(reader)
		.innerJoin(person, eq(person.id, reader.personId))
		.where(eq(reader.entryId, found.id))
		.orderBy(asc(person.id));
	const [inTeam] =
		found.teamId === null
			? []
			: await db.select({ slug: team.slug }).from(team).where(eq(team.id, found.teamId));
	return {
		team: inTeam?.slug ?? null,
		visibility: found.visibility,
		readers: readers.map(({ email }) => email),
		authors: (authors.get(found.id) ?? []).map(({ email }) => email),
	};
}

export async function authorsOf(
	db: Reader,
	entryIds: readonly number[],
): Promise<Map<number, { id: number; name: string; email: string }[]>> {
	const rows = await db
		.select({ entryId: author.entryId, id: person.id, name: person.name, email: person.email })
		.from(author)
		.innerJoin(person, eq(person.id, author.personId))
		.where(inArray(author.entryId, [...entryIds]))
		.orderBy(asc(author.entryId), asc(author.position));
	const found = new Map<number, { id: number; name: string; email: string }[]>();
	for (const { entryId, ...one } of rows) found.set(entryId, [...(found.get(entryId) ?? []), one]);
	return found;
}

/** The same sharing as far as this workspace knows the team and the people; never a wider one. */
export async function knownHere(db: Reader, sharing: Sharing): Promise<Sharing> {
	const rows = await db.select({ email: sql<string>`lower(${person.email})` }).from(person);
	const here = new Set(rows.map(({ email }) => email));
	const inTeam = sharing.team === null ? null : await findTeam(db, sharing.team);
	return {
		team: inTeam?.slug ?? null,
		visibility: sharing.visibility,
		readers: sharing.readers.filter((email) => here.has(email)),
		authors: sharing.authors.filter((email) => here.has(email)),
	};
}

async function teamId(db: Reader, slug: string | null): Promise<number | null> {
	if (slug === null || slug === '') return null;
	const found = await findTeam(db, slug);
	return found?.id ?? invalid({ team: `There is no team called ${slug}.` });
}

async function setAuthors(tx: Transaction, entryId: number, emails: readonly string[]): Promise<void> {
	const ids = await peopleWith(tx, emails, 'authors');
	if (ids.length === 0) invalid({ authors: 'Somebody has to be its author.' });
	await tx.delete(author).where(eq(author.entryId, entryId));
	await tx.insert(author).values(ids.map((personId, position) => ({ entryId, personId, position })));
}

async function setReaders(tx: Transaction, entryId: number, emails: readonly string[]): Promise<void> {
	const ids = await peopleWith(tx, emails, 'readers');
	await tx.delete(reader).where(eq(reader.entryId, entryId));
	if (ids.length > 0) await tx.insert(reader).values(ids.map((personId) => ({ entryId, personId })));
}

async function peopleWith(tx: Transaction, emails: readonly string[], field: string): Promise<number[]> {
	const wanted = [...new Set(emails.map((email) => email.toLowerCase()))];
	if (wanted.length === 0) return [];
	const rows = await tx
		.select({ id: person.id, email: person.email })
		.from(person)
		.where(inArray(sql`lower(${person.email})`, wanted));
	const ids = new Map(rows.map(({ id, email }) => [email.toLowerCase(), id]));
	return wanted.map(
		(email) => ids.get(email) ?? invalid({ [field]: `Nobody here has the e-mail address ${email}.` }),
	);
}
