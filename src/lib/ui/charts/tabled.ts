/** The numbers of a chart, as a table. */
export interface Tabled {
	columns: readonly string[];
	rows: readonly { cells: readonly (string | number | null)[]; href?: string }[];
	/** How many further ones there are elsewhere; a page is not sent what it does not show. */
	more?: number;
}

/**
 * So many rows stand on the page, 40 kB of HTML at the most: whoever needs more of them takes them out as CSV, where all
 * of them are.
 */
export const MOST_TABLED = 200;

/** Whether a column holds numbers alone: they stand below each other, at the right. */
export function isNumeric({ rows }: Tabled, column: number): boolean {
	const cells = rows.map(({ cells: all }) => all[column] ?? null).filter((cell) => cell !== null);
	return cells.length > 0 && cells.every((cell) => typeof cell === 'number');
}

/** As many as a page shows. */
export function toShow({ columns, rows, more = 0 }: Tabled): Tabled {
	const shown = rows.slice(0, MOST_TABLED);
	return { columns, rows: shown, more: more + rows.length - shown.length };
}

/** Of more columns, a printed page holds none. */
const MOST_COLUMNS = 16;
export const isWide = ({ columns }: Tabled) => columns.length > MOST_COLUMNS;

/** With more columns than rows, and more of them than a page has room for, it stands the other way round. */
export function turned(table: Tabled): Tabled {
	const { columns, rows } = table;
	if (!isWide(table) || columns.length <= rows.length) return table;
	const heads = columns.slice(1);
	return {
		columns: ['', ...rows.map(({ cells }) => String(cells[0] ?? ''))],
		rows: heads.map((head, k) => ({ cells: [head, ...rows.map(({ cells }) => cells[k + 1] ?? null)] })),
	};
}
