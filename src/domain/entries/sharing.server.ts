import { asc, eq, inArray, sql } from 'drizzle-orm';
import { invalid } from '#lib/errors.ts';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { person, team } from '../accounts/tables.server.ts';
import { findTeam } from '../accounts/teams.server.ts';
import type { Sharing } from './entry.ts';
import { author, reader, type entry } from './tables.server.ts';

/** Authors in their order, readers, and the team: what `Sharing` says, looked up. */
export async function readSharing(
	db: Reader,
	found: Pick<typeof entry.$inferSelect, 'id' | 'teamId' | 'visibility'>,
): Promise<Sharing> {
	const [authors, readers, [inTeam]] = await Promise.all([
		authorsOf(db, [found.id]),
		db
			.select({ email: person.email })
			.from(reader)
			.innerJoin(person, eq(person.id, reader.personId))
			.where(eq(reader.entryId, found.id))
			// The same in every workspace that it is in.
			.orderBy(asc(sql`lower(${person.email})`)),
		found.teamId === null ? [] : db.select({ slug: team.slug }).from(team).where(eq(team.id, found.teamId)),
	]);
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

export async function teamId(db: Reader, slug: string | null): Promise<number | null> {
	if (slug === null || slug === '') return null;
	const found = await findTeam(db, slug);
	return found?.id ?? invalid({ team: `There is no team called ${slug}.` });
}

/** A form that was opened before a team became part of another one names it as it was. */
export async function withCurrentTeam(db: Reader, sharing: Sharing): Promise<Sharing> {
	const found = sharing.team === null ? null : await findTeam(db, sharing.team);
	return found ? { ...sharing, team: found.slug } : sharing;
}

export async function setAuthors(tx: Transaction, entryId: number, emails: readonly string[]): Promise<void> {
	const ids = await peopleWith(tx, emails, 'authors');
	if (ids.length === 0) invalid({ authors: 'Somebody has to be its author.' });
	await tx.delete(author).where(eq(author.entryId, entryId));
	await tx.insert(author).values(ids.map((personId, position) => ({ entryId, personId, position })));
}

export async function setReaders(tx: Transaction, entryId: number, emails: readonly string[]): Promise<void> {
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
