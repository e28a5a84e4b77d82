import { isDeepStrictEqual } from 'node:util';
import { eq, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { reference } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';
import { waysInto } from '../entries/visibility.server.ts';
import { toIndexed, toShown, wordsIn } from './indexed-text.ts';
import { searchable } from './tables.server.ts';
import { rememberTerms } from './terms.server.ts';
import { forgetWords, learnWords } from './vocabulary.server.ts';

/** What an entry is found by, as plain text. */
export interface Searchable {
	title: string;
	lessons: string;
	body: string;
	topics: readonly string[];
	severity: number | null;
	/** When it happened, or `UNDATED`. */
	at: number;
}

/** What the full-text index holds of one entry. */
export interface IndexedText {
	title: string;
	lessons: string;
	topics: string;
	body: string;
	reference: string;
	ways: string;
}

/** Puts an entry into the index, in place of what stood there. */
export async function put(tx: Transaction, entryId: number, found: Searchable): Promise<void> {
	const { kind, number, teamId } = await placeOf(tx, entryId);
	const row = { kind, teamId, severity: found.severity, at: found.at };
	await tx
		.insert(searchable)
		.values({ entryId, ...row })
		.onConflictDoUpdate({ target: searchable.entryId, set: row });
	const text = {
		title: toIndexed(found.title),
		lessons: toIndexed(found.lessons),
		topics: toIndexed(found.topics.join('\n')),
		body: toIndexed(found.body),
		reference: reference(kind, number),
	};
	await write(tx, entryId, { ...text, ways: (await waysInto(tx, entryId)).join(' ') });
}

/**
 * Who may see it changed, or its team; its text did not. The text of a removed entry stays, with no
 * way to it, so that it is found again when it is restored.
 */
export async function refreshWays(tx: Transaction, entryId: number): Promise<void> {
	const indexed = await indexedText(tx, entryId);
	if (!indexed) return;
	await tx
		.update(searchable)
		.set(await placeOf(tx, entryId))
		.where(eq(searchable.entryId, entryId));
	await write(tx, entryId, { ...indexed, ways: (await waysInto(tx, entryId)).join(' ') });
}

/** Before an entry is deleted for good. */
export async function takeOut(tx: Transaction, entryId: number): Promise<void> {
	const before = await indexedText(tx, entryId);
	await tx.delete(searchable).where(eq(searchable.entryId, entryId));
	await tx.run(sql`DELETE FROM search_text WHERE rowid = ${entryId}`);
	await tx.run(sql`DELETE FROM search_words WHERE rowid = ${entryId}`);
	await tx.run(sql`DELETE FROM search_titles WHERE rowid = ${entryId}`);
	await forgetWords(tx, before ? wordsOf(before) : []);
}

/** What the index holds of an entry: it must be what `put` would write now. */
export async function indexedText(db: Reader, entryId: number): Promise<IndexedText | null> {
	const [found] = await db.all<IndexedText>(
		sql`SELECT title, lessons, topics, body, reference, ways FROM search_text WHERE rowid = ${entryId}`,
	);
	return found ?? null;
}

async function placeOf(tx: Transaction, entryId: number) {
	const [found] = await tx
		.select({ kind: entry.kind, number: entry.number, teamId: entry.teamId })
		.from(entry)
		.where(eq(entry.id, entryId));
	if (!found) throw new Error(`Entry ${entryId} is not there.`);
	return found;
}

async function write(tx: Transaction, entryId: number, text: IndexedText): Promise<void> {
	const before = await indexedText(tx, entryId);
	if (before && isDeepStrictEqual(before, text)) return;
	const { title, lessons, topics, body, reference, ways } = text;
	const words = wordsOf(text);
	const isReworded = !before || !isDeepStrictEqual({ ...before, ways }, text);
	await Promise.all([
		tx.run(
			sql`INSERT OR REPLACE INTO search_text (rowid, title, lessons, topics, body, reference, ways)
				VALUES (${entryId}, ${title}, ${lessons}, ${topics}, ${body}, ${reference}, ${ways})`,
		),
		tx.run(
			sql`INSERT OR REPLACE INTO search_words (rowid, words) VALUES (${entryId}, ${[...words, ways].join(' ')})`,
		),
		isReworded &&
			tx.run(sql`INSERT OR REPLACE INTO search_titles (rowid, title) VALUES (${entryId}, ${toShown(title)})`),
	]);
	if (!isReworded) return;
	const [now, then] = [new Set(words), new Set(before ? wordsOf(before) : [])];
	await learnWords(tx, [...now.difference(then)]);
	await forgetWords(tx, [...then.difference(now)]);
	await rememberTerms(tx, entryId, text);
}

function wordsOf({ title, lessons, topics, body }: IndexedText): string[] {
	return wordsIn([title, lessons, topics, body].join('\n'));
}
