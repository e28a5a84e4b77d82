import { changesBetween } from '#lib/live/text-changes.ts';

/** Where a place in a text is after others have changed it. */
export function placeAfter(at: number, before: string, after: string): number {
	let shift = 0;
	for (const { from, to, insert } of changesBetween(before, after)) {
		if (from >= at) break;
		// A caret in what is gone goes to where that was.
		shift += to > at ? from - at + insert.length : insert.length - (to - from);
		if (to > at) break;
	}
	return at + shift;
}

/** Changes what fields show, and leaves the caret of the field that somebody is in at its words. */
export function keepingCaret(change: () => void): void {
	const field = document.activeElement;
	if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) {
		change();
		return;
	}
	const { value, selectionStart, selectionEnd, selectionDirection, scrollTop } = field;
	change();
	// A field whose row was moved loses the focus on the way.
	const moved = document.activeElement !== field;
	if (moved && field.isConnected) field.focus({ preventScroll: true });
	// A field for a date or a choice has no caret.
	if (selectionStart === null || selectionEnd === null || !field.isConnected) return;
	if (field.value === value && !moved) return;
	field.setSelectionRange(
		placeAfter(selectionStart, value, field.value),
		placeAfter(selectionEnd, value, field.value),
		selectionDirection ?? 'none',
	);
	field.scrollTop = scrollTop;
}
