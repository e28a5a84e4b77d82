import { eq, sql } from 'drizzle-orm';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { IndexedText } from './searchable.server.ts';
import { searchTerms } from './tables.server.ts';
import { countWords, tellingWords, type Terms } from './telling-words.ts';
import { countedIn } from './vocabulary.server.ts';

type Told = Pick<IndexedText, 'title' | 'lessons' | 'body'>;

/** Keeps what tells this text from others. Its topics are compared as topics. */
export async function rememberTerms(tx: Transaction, entryId: number, text: Told): Promise<void> {
	const counted = countWords([text.title, text.lessons, text.body].join('\n'));
	const { entriesWith, all } = await countedIn(tx, counted.keys());
	const terms = tellingWords(counted, entriesWith, all);
	await tx
		.insert(searchTerms)
		.values({ entryId, terms })
		.onConflictDoUpdate({ target: searchTerms.entryId, set: { terms } });
}

export async function termsOf(db: Reader, entryId: number): Promise<Terms | null> {
	const [row] = await db.select().from(searchTerms).where(eq(searchTerms.entryId, entryId));
	return row?.terms ?? null;
}

const TOGETHER = 50;

/** For what was written before terms were kept. */
export async function rememberMissingTerms(db: Database): Promise<void> {
	for (;;) {
		const rows = await db.read.all<Told & { id: number }>(sql`
			SELECT rowid AS id, title, lessons, body FROM search_text WHERE rowid IN (
				SELECT entry_id FROM searchable WHERE entry_id NOT IN (SELECT entry_id FROM search_terms) LIMIT ${TOGETHER})`);
		if (rows.length === 0) return;
		await transact(db, async (tx) => {
			for (const { id, ...text } of rows) await rememberTerms(tx, id, text);
		});
	}
}
