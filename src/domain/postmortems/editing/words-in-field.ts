import { writingFieldOf, type WritingField } from '#lib/writing/field.ts';
import { showWhatHolds } from './beside-text.ts';

/** Writes something over the words that are selected now. */
type TypeOver = (words: string) => void;

/** Shows the field, wherever it is on the page, with these words of it selected. */
export function selectWords(
	form: HTMLFormElement,
	name: string,
	start: number,
	end: number,
): TypeOver | null {
	const area = form.elements.namedItem(name);
	if (!(area instanceof HTMLTextAreaElement) || !revealed(area)) return null;
	const field = writingFieldOf(area);
	if (field) {
		field.select(start, end);
		return (words) => typeInto(field, words);
	}
	area.focus();
	area.setSelectionRange(start, end);
	return (words) => typeOver(area, words);
}

/** The upper edge of the line that a place of a field is in, in the window; null where it cannot be seen. */
export function lineOf(form: HTMLFormElement, name: string, at: number): number | null {
	const area = form.elements.namedItem(name);
	if (!(area instanceof HTMLTextAreaElement)) return null;
	const field = writingFieldOf(area);
	if (field) return field.topOf(at);
	return area.checkVisibility() ? area.getBoundingClientRect().top : null;
}

/** Opens what a field stands in. @returns what takes the focus for it, where it can be seen */
export function revealed(field: HTMLElement): { focus: () => void } | null {
	const writing = writingFieldOf(field);
	// The text area that an editor stands in for is never seen itself.
	const seen = (writing === null ? field : field.parentElement) ?? field;
	showWhatHolds(seen);
	for (let around = seen.closest('details'); around; around = outer(around)) around.open = true;
	// Where one part is shown at a time, the address says which: see Columns.
	if (!seen.checkVisibility()) location.hash = field.getAttribute('name') ?? '';
	return seen.checkVisibility() ? (writing ?? field) : null;
}

const outer = (details: HTMLDetailsElement) => details.parentElement?.closest('details') ?? null;

function typeInto(field: WritingField, words: string): void {
	field.insert(words, { from: 0, to: words.length });
}

/** As if it were typed over what is selected: the form hears of it, and the field's own Undo takes it back. */
function typeOver(area: HTMLTextAreaElement, words: string): void {
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
