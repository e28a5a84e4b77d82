import { EditorSelection, type EditorState, type TransactionSpec } from '@codemirror/state';

interface Selected {
	from: number;
	to: number;
}

/** In place of what is selected. @param selected the part of it that is selected afterwards */
export function insertion(state: EditorState, text: string, selected?: Selected): TransactionSpec {
	const { from, to } = state.selection.main;
	return inserted(from, to, text, selected);
}

/** Lines of their own behind the one at the caret, or in place of it where it is empty. */
export function blockInsertion(state: EditorState, text: string, selected?: Selected): TransactionSpec {
	const { doc } = state;
	const line = doc.lineAt(state.selection.main.head);
	const near = (by: number): string =>
		line.number + by < 1 || line.number + by > doc.lines ? '' : doc.line(line.number + by).text.trim();
	const empty = line.text.trim() === '';
	const before = empty ? (near(-1) === '' ? '' : '\n') : '\n\n';
	const after = near(1) === '' ? '' : '\n';
	const { from, to } = selected ?? { from: text.length, to: text.length };
	const whole = { from: from + before.length, to: to + before.length };
	return inserted(empty ? line.from : line.to, line.to, before + text + after, whole);
}

/** The line begins with this, in place of what begins it: a heading becomes a list, a list a quotation. */
export function lineBeginning(state: EditorState, mark: string): TransactionSpec {
	const line = state.doc.lineAt(state.selection.main.head);
	const old = /^\s*(?:#{1,6} |> |(?:[-*+]|\d+[.)]) (?:\[[ x]\] )?)?/i.exec(line.text)?.[0].length ?? 0;
	return inserted(line.from, line.from + old, mark, undefined, line.length - old);
}

function inserted(
	from: number,
	to: number,
	insert: string,
	selected: Selected = { from: insert.length, to: insert.length },
	by = 0,
): TransactionSpec {
	return {
		changes: { from, to, insert },
		selection: EditorSelection.range(from + selected.from + by, from + selected.to + by),
		scrollIntoView: true,
		userEvent: 'input.insert',
	};
}

/** The one change between two texts. */
export function difference(before: string, after: string): { from: number; to: number; insert: string } {
	const shorter = Math.min(before.length, after.length);
	let from = 0;
	while (from < shorter && before[from] === after[from]) from++;
	let behind = 0;
	while (behind < shorter - from && before.at(-1 - behind) === after.at(-1 - behind)) behind++;
	return { from, to: before.length - behind, insert: after.slice(from, after.length - behind) };
}
