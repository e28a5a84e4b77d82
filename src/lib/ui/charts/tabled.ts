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
