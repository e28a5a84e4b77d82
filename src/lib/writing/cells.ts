/** What a spreadsheet, a query or a log puts on the clipboard, as rows of cells; null where it is no table. */
export function cellsIn(text: string): string[][] | null {
	const whole = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
	return separated(whole, '\t') ?? separated(whole, ',');
}

function separated(text: string, mark: '\t' | ','): string[][] | null {
	if (!text.includes(mark) || !text.includes('\n')) return null;
	const rows = parse(text, mark);
	const [first] = rows ?? [];
	if (!rows || !first || first.length < 2 || rows.length < 2) return null;
	if (rows.some((row) => row.length !== first.length)) return null;
	// A comma that a space stands behind is one of a sentence.
	if (mark === ',' && rows.some((row) => row.some((cell) => cell.startsWith(' ') || cell.length > 120))) {
		return null;
	}
	return rows;
}

/** Quoted as RFC 4180 says. @returns null where a quotation never ends */
function parse(text: string, mark: string): string[][] | null {
	const rows: string[][] = [[]];
	let cell = '';
	let quoted = false;
	for (let at = 0; at < text.length; at++) {
		const letter = text[at] ?? '';
		if (quoted) {
			if (letter !== '"') cell += letter;
			else if (text[at + 1] === '"') {
				cell += '"';
				at++;
			} else quoted = false;
		} else if (letter === '"' && cell === '') quoted = true;
		else if (letter === mark || letter === '\n') {
			rows.at(-1)?.push(cell);
			cell = '';
			if (letter === '\n') rows.push([]);
		} else cell += letter;
	}
	rows.at(-1)?.push(cell);
	return quoted ? null : rows;
}

/** Rows of Markdown, the first of them its heading, with bars below each other as far as that helps. */
export function tableOf(rows: readonly (readonly string[])[]): string {
	const columns = Math.max(...rows.map((row) => row.length));
	const texts = rows.map((row) => Array.from({ length: columns }, (_, at) => cellText(row[at] ?? '')));
	const widths = Array.from({ length: columns }, (_, at) =>
		Math.min(40, Math.max(3, ...texts.map((row) => row[at]?.length ?? 0))),
	);
	const line = (row: readonly string[]): string =>
		`| ${row.map((text, at) => text.padEnd(widths[at] ?? 0)).join(' | ')} |`;
	const [head = [], ...body] = texts;
	return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

function cellText(text: string): string {
	return text
		.trim()
		.replace(/\s*\n\s*/g, ' ')
		.replace(/(?<!\\)\|/g, '\\|');
}
