import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { UNDATED } from '../entries/entry.ts';
import type { Kind } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { searchable, searchTerms } from './tables.server.ts';
import { countWords, tellingWords } from './telling-words.ts';
import { countedIn } from './vocabulary.server.ts';
import { askedFor, candidates, likenessTo, weigh, type Weighed } from './weighing.server.ts';

/** What somebody writes, and what it is not to be compared with: itself. */
export interface Written {
	text: string;
	not?: number | null;
}

/** A published entry that speaks of the same as what somebody writes. */
export interface AlikeEntry {
	entryId: number;
	kind: Kind;
	number: number;
	title: string;
	publishedAt: number;
	/** When it happened, as far as anybody knows; when it was published, where nobody does. */
	at: number;
	/** From 0 to 1. */
	likeness: number;
	/** Words that both have, the most telling first. */
	words: string[];
}

export interface Compared {
	/** The words of what is written, by their folded form. */
	mine: ReadonlyMap<string, Weighed>;
	/** How many texts there are in all. */
	all: number;
	/** The most alike first. */
	entries: AlikeEntry[];
}

const MOST_READ = 20_000;
const ADDRESSES = /\bhttps?:\/\/\S+/g;

/** What the reader may see of what was published, as far as it is like a text that is still being written. */
export async function compareWith(db: Reader, who: Person, { text, not = null }: Written): Promise<Compared> {
	const counted = countWords(bare(text).slice(0, MOST_READ));
	if (counted.size < 2) return { mine: new Map(), all: 0, entries: [] };
	const { entriesWith, all } = await countedIn(db, counted.keys());
	const { mine } = await weigh(db, tellingWords(counted, entriesWith, all));
	const asked = askedFor(mine, all, not !== null);
	if (asked.length === 0) return { mine, all, entries: [] };
	const rows = await db
		.select({
			entryId: entry.id,
			kind: entry.kind,
			number: entry.number,
			title: entry.title,
			publishedAt: sql<number>`${entry.publishedAt}`,
			at: sql<number>`coalesce(nullif(${searchable.at}, ${UNDATED}), ${entry.publishedAt})`,
			terms: searchTerms.terms,
		})
		.from(searchTerms)
		.innerJoin(entry, eq(entry.id, searchTerms.entryId))
		.innerJoin(searchable, eq(searchable.entryId, entry.id))
		.where(
			and(
				inArray(searchTerms.entryId, candidates(who, asked, not)),
				isNotNull(entry.publishedAt),
				visibleTo(who),
			),
		);
	const entries = rows.map(({ terms, ...row }) => ({ ...row, ...likenessTo(mine, terms) }));
	return { mine, all, entries: entries.sort((a, b) => b.likeness - a.likeness) };
}

/** Without addresses: they are words of nobody. */
export const bare = (text: string) => text.replace(ADDRESSES, ' ');
