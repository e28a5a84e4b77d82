import { syntaxTree } from '@codemirror/language';
import { EditorSelection, type ChangeSpec, type EditorState, type TransactionSpec } from '@codemirror/state';
import type { Command as Key, KeyBinding } from '@codemirror/view';
import { deleteMarkupBackward, insertNewlineContinueMarkupCommand } from '@codemirror/lang-markdown';
import type { SyntaxNode } from '@lezer/common';
import { isAddress } from './addresses.ts';
import { stepsIntoTable } from './tables.ts';

const WRAPS = {
	StrongEmphasis: '**',
	Emphasis: '*',
	Strikethrough: '~~',
	InlineCode: '`',
} as const;

type Wrap = keyof typeof WRAPS;

/** The keys of the text itself. Tab is its own only in a list: everywhere else it leaves the field. */
export const writingKeys: readonly KeyBinding[] = [
	{ key: 'Mod-b', run: wraps('StrongEmphasis'), stopPropagation: true },
	{ key: 'Mod-i', run: wraps('Emphasis'), stopPropagation: true },
	{ key: 'Mod-e', run: wraps('InlineCode'), stopPropagation: true },
	{ key: 'Mod-Shift-x', run: wraps('Strikethrough'), stopPropagation: true },
	{ key: 'Mod-k', run: changes(link) },
	{ key: 'ArrowDown', run: stepsIntoTable(true) },
	{ key: 'ArrowUp', run: stepsIntoTable(false) },
	{ key: 'Enter', run: insertNewlineContinueMarkupCommand({ nonTightLists: false }) },
	{ key: 'Backspace', run: deleteMarkupBackward },
	{ key: 'Tab', run: changes((state) => shiftItems(state, 1)) },
	{ key: 'Shift-Tab', run: changes((state) => shiftItems(state, -1)) },
];

function changes(make: (state: EditorState) => TransactionSpec | null): Key {
	return (view) => {
		const { state } = view;
		const made = state.readOnly ? null : make(state);
		if (made) view.dispatch(state.update(made, { scrollIntoView: true }));
		return made !== null;
	};
}

function wraps(kind: Wrap): Key {
	return changes((state) => wrap(state, kind));
}

/** Around what is selected, or the word at the caret; a second time takes it away again. */
export function wrap(state: EditorState, kind: Wrap): TransactionSpec {
	const marks = WRAPS[kind];
	return {
		...state.changeByRange((range) => {
			const around = enclosing(state, kind, range.from, range.to);
			const [open, close] = [around?.firstChild, around?.lastChild];
			if (open && close && open.from !== close.from) {
				const set = state.changes([open, close].map(({ from, to }) => ({ from, to })));
				return { changes: set, range: range.map(set) };
			}
			const { from, to } = range.empty ? (state.wordAt(range.head) ?? range) : trimmed(state, range);
			const set: ChangeSpec = [
				{ from, insert: marks },
				{ from: to, insert: marks },
			];
			const by = marks.length;
			return {
				changes: set,
				range: range.empty
					? EditorSelection.cursor(range.head + by)
					: EditorSelection.range(from + by, to + by),
			};
		}),
		userEvent: 'input.format',
	};
}

/** Marks next to a space are none. */
function trimmed(
	state: EditorState,
	{ from, to }: { from: number; to: number },
): { from: number; to: number } {
	const words = state.sliceDoc(from, to);
	const start = words.length - words.trimStart().length;
	return words.trim() === '' ? { from, to } : { from: from + start, to: from + start + words.trim().length };
}

function enclosing(state: EditorState, name: string, from: number, to: number): SyntaxNode | null {
	for (const side of [-1, 1] as const) {
		let node: SyntaxNode | null = syntaxTree(state).resolveInner(from, side);
		for (; node; node = node.parent)
			if (node.name === name && node.from <= from && node.to >= to) return node;
	}
	return null;
}

/** What is selected becomes a link, or the address of the one at the caret is selected. Else the key is not ours. */
export function link(state: EditorState): TransactionSpec | null {
	const { from, to, empty } = state.selection.main;
	const url = enclosing(state, 'Link', from, to)?.getChild('URL');
	if (url) return { selection: EditorSelection.range(url.from, url.to) };
	if (empty) return null;
	const words = state.sliceDoc(from, to);
	const address = isAddress(words);
	const insert = address ? `[](${words})` : `[${words}]()`;
	return {
		changes: { from, to, insert },
		selection: EditorSelection.cursor(address ? from + 1 : from + insert.length - 1),
		userEvent: 'input.format',
	};
}

/** Items of a list, one level deeper or back. */
export function shiftItems(state: EditorState, by: 1 | -1): TransactionSpec | null {
	const lines = new Map<number, number>();
	for (const range of state.selection.ranges) {
		for (let at = range.from; at <= range.to;) {
			const line = state.doc.lineAt(at);
			const width = itemAt(state, line.from, line.to);
			if (width !== null) lines.set(line.from, width);
			at = line.to + 1;
		}
	}
	if (lines.size === 0) return null;
	const set: ChangeSpec[] = [];
	for (const [from, width] of lines) {
		if (by > 0) set.push({ from, insert: ' '.repeat(width) });
		else {
			const spaces = /^ */.exec(state.doc.lineAt(from).text)?.[0].length ?? 0;
			set.push({ from, to: from + Math.min(width, spaces) });
		}
	}
	return { changes: set, userEvent: by > 0 ? 'input.indent' : 'delete.dedent' };
}

/** How far the words of an item stand from its mark; null where there is no list. */
function itemAt(state: EditorState, from: number, to: number): number | null {
	const mark = /^[\s>]*([-*+]|\d+[.)])(?= |$)/.exec(state.sliceDoc(from, to))?.[1];
	for (let node: SyntaxNode | null = syntaxTree(state).resolveInner(to, -1); node; node = node.parent) {
		if (node.name === 'FencedCode' || node.name === 'Table') return null;
		if (node.name === 'ListItem') return (mark ?? '-').length + 1;
	}
	return mark === undefined ? null : mark.length + 1;
}
