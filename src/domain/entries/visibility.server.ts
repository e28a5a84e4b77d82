import { eq, inArray, isNotNull, isNull, or, and, sql, type SQL } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { isAdmin, type Person } from '../accounts/person.ts';
import { author, entry, reader } from './tables.server.ts';

/**
 * The one visibility rule. A draft is its authors'; a published entry belongs to the workspace, to
 * a team (and the teams inside it), or to the people named; a removed one to nobody. Every list,
 * page, count, feed and export asks for it; search asks for the same in its own words below.
 */
export function visibleTo(person: Person): SQL {
	const shared = or(
		eq(entry.visibility, 'workspace'),
		and(eq(entry.visibility, 'team'), inArray(entry.teamId, [...person.teams])),
		and(
			eq(entry.visibility, 'restricted'),
			sql`EXISTS (SELECT 1 FROM ${reader} WHERE ${reader.entryId} = ${entry.id} AND ${reader.personId} = ${person.id})`,
		),
	);
	// What holds for most entries comes first: the database asks for authors where nothing else lets in.
	return sql`(${isNull(entry.removedAt)} AND ((${isNotNull(entry.publishedAt)} AND ${shared}) OR ${isAuthor(person)}))`;
}

export function isAuthor(person: Person): SQL<number> {
	return sql<number>`EXISTS (SELECT 1 FROM ${author} WHERE ${author.entryId} = ${entry.id} AND ${author.personId} = ${person.id})`;
}

/** Authors may; administrators may where it is published and they see it. */
export function mayEdit(person: Person, found: { isAuthor: boolean; publishedAt: number | null }): boolean {
	return found.isAuthor || (found.publishedAt !== null && isAdmin(person));
}

// The rule again, as words that stand in the search index beside the text: one word for each way in.
// Each ends in a digit, because the stemmer changes words that end in letters, and two people's words
// must never become one.
const EVERYBODY = 'vw0';
const teamWord = (id: number) => `vt${id}`;
const personWord = (id: number) => `vp${id}`;

/** Any of these words in an entry lets that person see it. */
export function waysIn(person: Person): string[] {
	return [EVERYBODY, personWord(person.id), ...person.teams.map(teamWord)];
}

/** The words that an entry carries in the index; none when it is removed. */
export async function waysInto(db: Reader, entryId: number): Promise<string[]> {
	const [found] = await db.select().from(entry).where(eq(entry.id, entryId));
	if (found?.removedAt !== null) return [];
	const authors = await db.select({ id: author.personId }).from(author).where(eq(author.entryId, entryId));
	const words = authors.map(({ id }) => personWord(id));
	if (found.publishedAt === null) return words;
	switch (found.visibility) {
		case 'workspace':
			return [...words, EVERYBODY];
		case 'team':
			return found.teamId === null ? words : [...words, teamWord(found.teamId)];
		case 'restricted': {
			const readers = await db
				.select({ id: reader.personId })
				.from(reader)
				.where(eq(reader.entryId, entryId));
			return [...words, ...readers.map(({ id }) => personWord(id))];
		}
	}
}
