import { StateEffect, StateField, type EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

const setFocused = StateEffect.define<boolean>();

/** Whether somebody writes in this field: if nobody does, it is only read. */
export const focused = StateField.define<boolean>({
	create: () => false,
	update(value, { effects }) {
		for (const effect of effects) if (effect.is(setFocused)) return effect.value;
		return value;
	},
	provide: () => EditorView.focusChangeEffect.of((_, focusing) => setFocused.of(focusing)),
});

/**
 * The editor tells of a changed focus in a transaction of its own, and drops it where another one comes
 * first, as when somebody types at once. What it is and what the field says are compared after each.
 */
export const focusIsTold = EditorView.updateListener.of(({ view }) => {
	if (view.hasFocus === view.state.field(focused)) return;
	setTimeout(() => {
		if (view.hasFocus !== view.state.field(focused)) view.dispatch({ effects: setFocused.of(view.hasFocus) });
	}, 20);
});

/** Tells whether a place is in a line that somebody writes in; there, nothing of the text is hidden. */
export function beingWritten(state: EditorState): (from: number, to?: number) => boolean {
	if (!state.field(focused, false)) return () => false;
	const lines = state.selection.ranges.map(({ from, to }) => ({
		from: state.doc.lineAt(from).from,
		to: state.doc.lineAt(to).to,
	}));
	return (from, to = from) => lines.some((line) => from <= line.to && to >= line.from);
}

/** For tests, and for a field that takes the place of one that somebody writes in. */
export const focus = (on: boolean) => setFocused.of(on);
