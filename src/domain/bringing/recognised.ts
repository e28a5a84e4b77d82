import { counted, sentenceCase } from '#lib/numbers.ts';
import type { TableKind } from './fields.ts';

export interface RecognisedTable {
	file: string;
	names: string[];
	rows: number;
	/** The first of them. */
	sample: string[][];
	kind: TableKind;
	/** Columns in which day and month can be taken for each other, by place, with a cell of each. */
	ambiguous: { column: number; example: string }[];
}

/** What was brought, as far as it can be told without bringing it in. */
export interface Recognised {
	/** `pages of Confluence`: how many. */
	documents: [one: string, many: string, count: number][];
	tables: RecognisedTable[];
	/** Pictures and other files, which come along where a document leads to them. */
	others: number;
	refused: { name: string; reason: string }[];
}

/** `Twelve pages of Confluence, one table and 30 files beside them` */
export function inWords({ documents, tables, others }: Recognised): string {
	const parts = documents.map(([one, many, count]) => counted(count, one, many));
	if (tables.length > 0) parts.push(counted(tables.length, 'table', 'tables'));
	if (others > 0) parts.push(counted(others, 'other file', 'other files'));
	const last = parts.pop();
	if (last === undefined) return 'Nothing was found that could become an entry';
	return sentenceCase(parts.length === 0 ? last : `${parts.join(', ')} and ${last}`);
}
