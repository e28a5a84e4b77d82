import { syntaxTree } from '@codemirror/language';
import { StateField, type EditorState, type Range } from '@codemirror/state';
import {
	Decoration,
	EditorView,
	WidgetType,
	type Command as Key,
	type DecorationSet,
} from '@codemirror/view';
import type { SyntaxNode } from '@lezer/common';
import { beingWritten } from './being-written.ts';
import { inlineOf } from './inline.ts';
import { markdownParser } from './markdown.ts';
import { element } from './widgets.ts';

/** Tables that nobody writes in are tables; the one that somebody writes in is its text. */
export const tables = StateField.define<DecorationSet>({
	create: find,
	update(value, { state, startState }) {
		const turned =
			state.selection !== startState.selection || beingWrittenIn(state) !== beingWrittenIn(startState);
		const parsed = syntaxTree(state) !== syntaxTree(startState);
		return state.doc !== startState.doc || turned || parsed ? find(state) : value;
	},
	provide: (field) => EditorView.decorations.from(field),
});

const beingWrittenIn = (state: EditorState): boolean => beingWritten(state)(0, state.doc.length);

export function tablesShown(state: EditorState, from: number, to: number): boolean {
	let there = false;
	state.field(tables, false)?.between(from, to, () => {
		there = true;
	});
	return there;
}

/** Up and down go through a table as through its lines, not past it. */
export function stepsIntoTable(forward: boolean): Key {
	return (view) => {
		const { main } = view.state.selection;
		const to = view.moveVertically(main, forward).head;
		const [low, high] = forward ? [main.head, to] : [to, main.head];
		const passed: number[] = [];
		view.state.field(tables).between(low, high, (from, end) => {
			passed.push(view.state.doc.lineAt(forward ? from : end).from);
		});
		const anchor = forward ? passed[0] : passed.at(-1);
		if (!main.empty || anchor === undefined) return false;
		view.dispatch({ selection: { anchor }, scrollIntoView: true, userEvent: 'select' });
		return true;
	};
}

/** Only those that stand by themselves: in a list or a quotation they keep their lines. */
function find(state: EditorState): DecorationSet {
	const written = beingWritten(state);
	const found: Range<Decoration>[] = [];
	for (let node = syntaxTree(state).topNode.firstChild; node; node = node.nextSibling) {
		if (node.name !== 'Table') continue;
		const [from, to] = [state.doc.lineAt(node.from).from, state.doc.lineAt(node.to).to];
		if (written(from, to)) continue;
		const widget = new Table(state.sliceDoc(from, to));
		found.push(Decoration.replace({ widget, block: true }).range(from, to));
	}
	return Decoration.set(found);
}

class Table extends WidgetType {
	readonly source: string;

	constructor(source: string) {
		super();
		this.source = source;
	}

	override eq(other: Table): boolean {
		return other.source === this.source;
	}

	override get estimatedHeight(): number {
		return 16 + 37 * (this.source.split('\n').length - 1);
	}

	override toDOM(view: EditorView): HTMLElement {
		const frame = element('div', 'md-table');
		const table = document.createElement('table');
		const node = markdownParser.parse(this.source).topNode.getChild('Table');
		const sides = sidesOf(this.source, node);
		for (const row of [
			...(node?.getChildren('TableHeader') ?? []),
			...(node?.getChildren('TableRow') ?? []),
		]) {
			const line = table.insertRow();
			for (const [at, cell] of cellsOf(row).entries()) {
				const made = document.createElement(row.name === 'TableHeader' ? 'th' : 'td');
				made.dataset.at = String(cell.from);
				made.className = sides[at] ?? '';
				if (cell.node) made.append(...inlineOf(cell.node, this.source));
				line.append(made);
			}
		}
		frame.append(table);
		frame.addEventListener('mousedown', (event) => begin(view, frame, event));
		return frame;
	}

	override ignoreEvent(): boolean {
		return true;
	}
}

/** Writing goes on in the cell that was pressed. */
function begin(view: EditorView, frame: HTMLElement, event: MouseEvent): void {
	if (event.button !== 0) return;
	event.preventDefault();
	const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-at]') : null;
	const anchor = view.posAtDOM(frame) + Number(cell?.dataset.at ?? 0);
	view.focus();
	view.dispatch({ selection: { anchor } });
}

interface Cell {
	/** Where its words begin, in the text of the table. */
	from: number;
	node: SyntaxNode | null;
}

/** The parser leaves out cells with nothing in them; the bars between them are there. */
function cellsOf(row: SyntaxNode): Cell[] {
	const cells: Cell[] = [];
	let bar: SyntaxNode | null = null;
	let cell: SyntaxNode | null = null;
	for (let child = row.firstChild; child; child = child.nextSibling) {
		if (child.name === 'TableCell') cell = child;
		if (child.name !== 'TableDelimiter') continue;
		if (bar ?? cell) cells.push({ from: cell?.from ?? bar?.to ?? row.from, node: cell });
		bar = child;
		cell = null;
	}
	if (cell) cells.push({ from: cell.from, node: cell });
	return cells;
}

function sidesOf(source: string, table: SyntaxNode | null): string[] {
	const line = table?.getChild('TableDelimiter');
	if (!line) return [];
	return source
		.slice(line.from, line.to)
		.replace(/^\s*\||\|\s*$/g, '')
		.split('|')
		.map((one) => one.trim())
		.map((one) => (one.endsWith(':') ? (one.startsWith(':') ? 'center' : 'right') : ''));
}
