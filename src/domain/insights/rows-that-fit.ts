import { counted, sentenceCase } from '#lib/numbers.ts';

/** As many rows as a page has room for. */
export const MOST_ROWS = 12;

/** Those that weigh most, in the order in which they came. */
export function rowsThatFit<Row>(rows: readonly Row[], weightOf: (row: Row) => number): Row[] {
	const most = new Set([...rows].sort((a, b) => weightOf(b) - weightOf(a)).slice(0, MOST_ROWS));
	return rows.filter((row) => most.has(row));
}

/** `Three more teams are in the numbers.`; nothing where all are drawn. */
export function restSaid(left: number): string {
	return left <= 0 ? '' : `${sentenceCase(counted(left, 'more team is', 'more teams are'))} in the numbers.`;
}
