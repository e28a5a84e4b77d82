import { CsvError, parse } from 'csv-parse/sync';

/** A row by the names of its columns, in small letters. */
export type CsvRow = Readonly<Record<string, string>>;

/**
 * The rows of a CSV file whose first line names its columns, with commas, semicolons or tabs between; null where it is
 * none. What `csv.ts` marked as text, so that no spreadsheet takes it for a formula, is unmarked.
 */
export function readCsv(text: string): CsvRow[] | null {
	const [first = ''] = text.split(/\r?\n/, 1);
	const delimiter = [',', ';', '\t'].sort((a, b) => first.split(b).length - first.split(a).length)[0] ?? ',';
	try {
		const rows: Record<string, string>[] = parse(text, {
			...{ bom: true, delimiter, trim: true, skip_empty_lines: true, relax_column_count: true },
			columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
		});
		return rows.map((row) =>
			Object.fromEntries(
				Object.entries(row).map(([name, cell]) => [name, cell.replace(/^'(?=[=+\-@|%])/, '')]),
			),
		);
	} catch (problem) {
		if (problem instanceof CsvError) return null;
		throw problem;
	}
}
