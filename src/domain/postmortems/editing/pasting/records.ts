export interface Record {
	/** Exactly as it was pasted. */
	raw: string;
	cells: string[];
}

/**
 * The rows of a text with separators (RFC 4180): what stands in quotes may hold separators and line
 * breaks. A quote that is never closed is one that stands in the words.
 */
export function records(text: string, separator: string): Record[] {
	const found: Record[] = [];
	let at = 0;
	while (at < text.length) {
		const next = readRecord(text, at, separator, true) ?? readRecord(text, at, separator, false);
		if (!next) break;
		const raw = text.slice(at, next.end);
		if (raw.trim() !== '') found.push({ raw, cells: next.cells });
		at = next.end + 1;
	}
	return found;
}

/** @returns null where a quote that was opened is not closed */
function readRecord(text: string, from: number, separator: string, quotes: boolean) {
	const cells: string[] = [];
	let at = from;
	for (;;) {
		const opened = quotes ? /[ ]*"/y : null;
		if (opened) opened.lastIndex = at;
		let cell: string;
		if (opened?.test(text)) {
			const closed = closing(text, opened.lastIndex);
			if (closed === null) return null;
			const end = endOfCell(text, closed + 1, separator);
			cell =
				text.slice(opened.lastIndex, closed).replaceAll('""', '"') + text.slice(closed + 1, end).trimEnd();
			at = end;
		} else {
			const end = endOfCell(text, at, separator);
			cell = text.slice(at, end);
			at = end;
		}
		cells.push(cell);
		if (at >= text.length || text[at] === '\n') return { cells, end: at };
		at += 1;
	}
}

function closing(text: string, from: number): number | null {
	for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
		if (text[at + 1] !== '"') return at;
	}
	return null;
}

function endOfCell(text: string, from: number, separator: string): number {
	let at = from;
	while (at < text.length && text[at] !== '\n' && text[at] !== separator) at++;
	return at;
}
