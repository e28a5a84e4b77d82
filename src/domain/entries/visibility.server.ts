import { eq, inArray, isNotNull, isNull, or, and, sql, type SQL } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { isGuest, mayAdminister, mayDecide } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { author, entry, part, reader } from './tables.server.ts';

/**
 * The one visibility rule. A draft is its authors' and theirs who have a part in it: its reviewers
 * and its facilitator. A published entry belongs to the workspace, to a team (and the teams inside
 * it), or to the people named; a removed one to nobody. A guest is not of the workspace: what is shared with all
 * of it is not shared with them. Every list, page, count, feed and export asks
 * for it; search asks for the same in its own words below.
 */
export function visibleTo(person: Person): SQL {
	// What holds for most entries comes first: the database asks for authors where nothing else lets in.
	return sql`(${isNull(entry.removedAt)} AND ((${isNotNull(entry.publishedAt)} AND ${sharedWith(person)})
		OR ${isAuthor(person)} OR ${hasPart(person)}))`;
}

/** Who may read it once it is published, whether it is or not. */
export function sharedWith(person: Person): SQL {
	const shared = or(
		isGuest(person) ? undefined : eq(entry.visibility, 'workspace'),
		and(eq(entry.visibility, 'team'), inArray(entry.teamId, [...person.teams])),
		and(
			eq(entry.visibility, 'restricted'),
			sql`EXISTS (SELECT 1 FROM ${reader} WHERE ${reader.entryId} = ${entry.id} AND ${reader.personId} = ${person.id})`,
		),
	);
	return sql`${shared}`;
}

export function isAuthor(person: Person): SQL<number> {
	return sql<number>`EXISTS (SELECT 1 FROM ${author} WHERE ${author.entryId} = ${entry.id} AND ${author.personId} = ${person.id})`;
}

function hasPart(person: Person): SQL<number> {
	return sql<number>`EXISTS (SELECT 1 FROM ${part} WHERE ${part.entryId} = ${entry.id} AND ${part.personId} = ${person.id})`;
}

export function isFacilitator(person: Person): SQL<number> {
	return sql<number>`EXISTS (SELECT 1 FROM ${part} WHERE ${part.entryId} = ${entry.id}
		AND ${part.personId} = ${person.id} AND ${part.role} = 'facilitator')`;
}

/** It was told without a name, and nobody is written down as its author. */
export function isUnsigned(): SQL<number> {
	return sql<number>`NOT EXISTS (SELECT 1 FROM ${author} WHERE ${author.entryId} = ${entry.id})`;
}

/** What somebody is to an entry, as far as it decides what they may do with it. */
export interface Relation {
	isAuthor: boolean;
	isFacilitator: boolean;
	/** Nobody is written down as its author. */
	isUnsigned?: boolean;
	publishedAt: number | null;
}

/**
 * Authors may; its facilitator while it is a draft; administrators where it is published and they see it. The words
 * of what was told without a name are its author's alone.
 */
export function mayEdit(person: Person, found: Relation): boolean {
	if (found.isAuthor) return true;
	if (found.isUnsigned === true) return false;
	return found.publishedAt === null ? found.isFacilitator : mayAdminister(person);
}

/** Its authors decide who reads it and when, whom it is asked of, and whether it stays; a guest among them writes. */
export function decides(person: Person, found: Pick<Relation, 'isAuthor'>): boolean {
	return found.isAuthor && mayDecide(person);
}

/** The facilitator of a draft may write in it and not take it away. */
export function mayRemove(person: Person, found: Relation): boolean {
	return decides(person, found) || (found.publishedAt !== null && mayAdminister(person));
}

// The rule again, as words that stand in the search index beside the text: one word for each way in.
// Each ends in a digit, because the stemmer changes words that end in letters, and two people's words
// must never become one.
const EVERYBODY = 'vw0';
const teamWord = (id: number) => `vt${id}`;
const personWord = (id: number) => `vp${id}`;

/** Any of these words in an entry lets that person see it. */
export function waysIn(person: Person): string[] {
	const own = [personWord(person.id), ...person.teams.map(teamWord)];
	return isGuest(person) ? own : [EVERYBODY, ...own];
}

/** The words that an entry carries in the index; none when it is removed. */
export async function waysInto(db: Reader, entryId: number): Promise<string[]> {
	const [[found], authors, parts] = await Promise.all([
		db.select().from(entry).where(eq(entry.id, entryId)),
		db.select({ id: author.personId }).from(author).where(eq(author.entryId, entryId)),
		db.selectDistinct({ id: part.personId }).from(part).where(eq(part.entryId, entryId)),
	]);
	if (found?.removedAt !== null) return [];
	const words = [...authors, ...parts].map(({ id }) => personWord(id));
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
