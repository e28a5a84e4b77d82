export interface Row {
	what: string;
	/** What the figure is, such as `requests a second`. */
	figure: string;
	ours: number;
	baseline: string;
	theirs: number;
}

/** Medians and their ratio, one row each. */
export function table(rows: readonly Row[]): void {
	const cells = rows.map(({ what, figure, ours, baseline, theirs }) => [
		what,
		figure,
		shown(ours),
		baseline,
		shown(theirs),
		(ours / theirs).toFixed(2),
	]);
	const all = [['what', 'figure', 'ours', 'against', 'theirs', 'ratio'], ...cells];
	const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
	for (const row of all) console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
	console.log('');
}

function shown(value: number): string {
	return value >= 100 ? String(Math.round(value)) : value.toFixed(2);
}

/** Half of the values are below it; `share` 0.95 gives the 95th percentile. */
export function percentile(values: readonly number[], share = 0.5): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
