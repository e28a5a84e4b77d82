import { KINDS, reference, type Kind } from '../entries/kinds.ts';
import { isForAll } from './numbers.ts';
import type { Read } from './stages.ts';
import type { Spool } from './spool.server.ts';

/** An entry of an archive, and where its row is spooled. */
export interface IndexedEntry {
	uid: string;
	kind: Kind;
	number: number;
	title: string;
	/** Everybody may read it where it comes from. */
	isForAll: boolean;
	/** When it was begun, as far as that is known. */
	since: number;
	at: number;
}

/** In the order in which they were begun, as far as the archive tells: numbers of here then follow it. */
export async function entriesIn(spool: Spool, read: Read): Promise<IndexedEntry[]> {
	const found: IndexedEntry[] = [];
	for await (const { row, at } of spool.all(fileOf('entry', read, true))) {
		const { uid, kind, number, title, createdAt, publishedAt } = row;
		if (typeof uid !== 'string' || !isKind(kind) || !isNumber(number) || typeof title !== 'string') continue;
		found.push({
			uid,
			kind,
			number,
			title,
			isForAll: isForAll(row),
			since: Number(createdAt ?? publishedAt ?? 0),
			at,
		});
	}
	return found.sort(
		(a, b) => a.since - b.since || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.number - b.number),
	);
}

/** The uid behind each reference in the archive. */
export function uidsIn(entries: readonly IndexedEntry[]): Map<string, IndexedEntry> {
	return new Map(entries.map((one) => [reference(one.kind, one.number), one]));
}

/** Where the rows of a table are. Those that have more in their sealed part are taken from there, where it is open. */
export function filesOf(table: string, read: Read, hasMore: boolean): string[] {
	if (hasMore) return [fileOf(table, read, true)];
	return [`${table}.open`, `${table}.sealed`].filter((name) => read.sizes[name] !== undefined);
}

function fileOf(table: string, { sizes }: Read, hasMore: boolean): string {
	return hasMore && sizes[`${table}.sealed`] !== undefined ? `${table}.sealed` : `${table}.open`;
}

export const isKind = (value: unknown): value is Kind =>
	typeof value === 'string' && Object.hasOwn(KINDS, value);
const isNumber = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;
