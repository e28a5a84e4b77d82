/**
 * Takes rows in some order that a file has, and says that the first are of whoever came first. Of thirty people, chance finds
 * one; where rows lay in the order in which they came, all thirty were found.
 * @param cameInOrder the people, the first first
 * @param whose whom each row is of, which only tests know
 * @returns how many of them it has right
 */
export function relinked(
	rows: readonly string[],
	cameInOrder: readonly number[],
	whose: ReadonlyMap<string, number>,
): number {
	const guessed = [...new Set(rows.flatMap((row) => whose.get(row) ?? []))];
	return guessed.filter((who, at) => who === cameInOrder[at]).length;
}

/** Every order that somebody would try: as the table has them, as the file has them, page by page, and each backwards. */
export function ordersIn(file: Buffer, rows: readonly string[]): string[][] {
	const at = new Map(rows.map((row) => [row, file.indexOf(row)]));
	const place = (row: string) => at.get(row) ?? 0;
	const page = (row: string) => Math.floor(place(row) / PAGE);
	const inFile = [...rows].sort((one, other) => place(one) - place(other));
	// Within a page, what comes later lies before what came earlier.
	const inPages = [...rows].sort((one, other) => page(one) - page(other) || place(other) - place(one));
	return [[...rows], inFile, inPages].flatMap((order) => [order, [...order].reverse()]);
}
const PAGE = 4096;
