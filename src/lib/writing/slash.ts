import { syntaxTree } from '@codemirror/language';
import { Prec, StateEffect, StateField, type EditorState, type Extension } from '@codemirror/state';
import { keymap, type EditorView } from '@codemirror/view';
import type { Command } from './field.ts';

/** What was typed behind a slash, where the slash stands, and the choice that Enter takes. */
export interface Slash {
	from: number;
	query: string;
	at: number;
}

const close = StateEffect.define();
const move = StateEffect.define<number>();

/** Open while somebody types behind a slash that begins a line or a word. */
export const slash = StateField.define<Slash | null>({
	create: () => null,
	update(value, transaction) {
		const { effects, state, docChanged } = transaction;
		for (const effect of effects) {
			if (effect.is(close)) return null;
			if (effect.is(move) && value) return { ...value, at: effect.value };
		}
		if (!docChanged && !transaction.selection) return value;
		const found = behindSlash(state);
		if (found && value?.from === found.from) return docChanged ? { ...found, at: 0 } : value;
		// Only a slash that was typed just now opens it, and none that the caret comes by.
		return found?.query === '' && transaction.isUserEvent('input.type') ? { ...found, at: 0 } : null;
	},
});

function behindSlash(state: EditorState): { from: number; query: string } | null {
	const { head, empty } = state.selection.main;
	if (!empty) return null;
	const line = state.doc.lineAt(head);
	const match = /(?:^|\s)\/([\p{L}\p{N}-]{0,24})$/u.exec(line.text.slice(0, head - line.from));
	if (!match) return null;
	const { name, parent } = syntaxTree(state).resolveInner(head, -1);
	if (`${name} ${parent?.name ?? ''}`.includes('Code')) return null;
	const query = match[1] ?? '';
	return { from: head - query.length - 1, query };
}

/** Those with a word that begins with what was typed. */
export function matching(commands: readonly Command[], query: string): Command[] {
	const begins = query.toLowerCase();
	return commands.filter(({ label, id }) =>
		[id, ...label.toLowerCase().split(/[\s,]+/)].some((word) => word.startsWith(begins)),
	);
}

/** @param choose what becomes of a choice, once its slash is gone */
export function slashMenu(commands: () => readonly Command[], choose: (command: Command) => void): Extension {
	const open = (view: EditorView): { slash: Slash; choices: Command[] } | null => {
		const now = view.state.field(slash);
		const choices = now ? matching(commands(), now.query) : [];
		return now && choices.length > 0 ? { slash: now, choices } : null;
	};
	const step = (by: number) => (view: EditorView) => {
		const now = open(view);
		if (!now) return false;
		const { length } = now.choices;
		view.dispatch({ effects: move.of((now.slash.at + by + length) % length) });
		return true;
	};
	const take = (view: EditorView): boolean => {
		const now = open(view);
		const command = now?.choices[now.slash.at];
		if (!command) return false;
		takeCommand(view, command, choose);
		return true;
	};
	return [
		slash,
		Prec.highest(
			keymap.of([
				{ key: 'ArrowDown', run: step(1) },
				{ key: 'ArrowUp', run: step(-1) },
				{ key: 'Enter', run: take },
				{ key: 'Tab', run: take },
				{ key: 'Escape', run: closeSlash, stopPropagation: true },
			]),
		),
	];
}

export function closeSlash(view: EditorView): boolean {
	if (view.state.field(slash) === null) return false;
	view.dispatch({ effects: close.of(null) });
	return true;
}

/** The slash and what stands behind it were asked for nothing else. */
export function takeCommand(view: EditorView, command: Command, choose: (command: Command) => void): void {
	const now = view.state.field(slash);
	if (!now) return;
	const to = now.from + 1 + now.query.length;
	view.dispatch({ changes: { from: now.from, to }, effects: close.of(null), userEvent: 'delete.slash' });
	choose(command);
}
