type Cell = string | number | boolean | null;

/** One line of a CSV file, as RFC 4180 has it. */
export function csvLine(cells: readonly Cell[]): string {
	return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A text that a spreadsheet would take for a formula is marked as text. */
function csvCell(cell: Cell): string {
	if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
	const text = /^\s*[=+\-@\t\r|%]/.test(cell ?? '') ? `'${cell}` : (cell ?? '');
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
