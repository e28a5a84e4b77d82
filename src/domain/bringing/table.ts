/** The rows of a file, one after the other: however many there are, few are in memory. */
export interface Table {
	names: string[];
	/** @returns the cells of each row, in the order of the names */
	rows: () => AsyncGenerator<string[]>;
}

/** Columns at the most. */
export const WIDEST = 200;

export const isCsv = (name: string): boolean => /\.(?:csv|tsv|tab)$/i.test(name);
export const isJson = (name: string): boolean => /\.(?:json|jsonl|ndjson)$/i.test(name);
