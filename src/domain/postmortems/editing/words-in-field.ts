/** Shows the field, wherever it is on the page, with these words of it selected. */
export function selectWords(
	form: HTMLFormElement,
	name: string,
	start: number,
	end: number,
): HTMLTextAreaElement | null {
	const area = form.elements.namedItem(name);
	if (!(area instanceof HTMLTextAreaElement)) return null;
	for (let around = area.closest('details'); around; around = outer(around)) around.open = true;
	// Where one part is shown at a time, the address says which: see Columns.
	if (!area.checkVisibility()) location.hash = name;
	if (!area.checkVisibility()) return null;
	area.focus();
	area.setSelectionRange(start, end);
	return area;
}

const outer = (details: HTMLDetailsElement) => details.parentElement?.closest('details') ?? null;

/** As if it were typed over what is selected: the form hears of it, and the field's own Undo takes it back. */
export function typeOver(area: HTMLTextAreaElement, words: string): void {
	const { selectionStart: start, selectionEnd: end } = area;
	if (!typed(words)) {
		area.setRangeText(words, start, end);
		area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText' }));
	}
	area.setSelectionRange(start, start + words.length);
}

function typed(words: string): boolean {
	// Nothing that came after it leaves the field's Undo as it is.
	// eslint-disable-next-line @typescript-eslint/no-deprecated
	return words === '' ? document.execCommand('delete') : document.execCommand('insertText', false, words);
}
