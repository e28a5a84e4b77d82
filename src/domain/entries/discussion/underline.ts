/** A browser that cannot underline without changing the page shows marks beside the words instead. */
export function canUnderline(): boolean {
	return 'highlights' in CSS;
}

/** Underlines these words and no others under that name; how it looks is said where `::highlight` is styled. */
export function underline(name: 'note' | 'note-here', ranges: readonly (Range | null)[]): void {
	if (!canUnderline()) return;
	CSS.highlights.set(name, new Highlight(...ranges.filter((range) => range !== null)));
}
