import { syntaxTree } from '@codemirror/language';
import type { EditorState, Range } from '@codemirror/state';
import {
	Decoration,
	ViewPlugin,
	type DecorationSet,
	type EditorView,
	type ViewUpdate,
	type WidgetType,
} from '@codemirror/view';
import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common';
import { beingWritten, focused } from './being-written.ts';
import { LineLooks } from './line-looks.ts';
import { tablesShown } from './tables.ts';
import { ListLead, Picture, TaskBox } from './widgets.ts';

const LOOKS: Record<string, string> = {
	Emphasis: 'md-em',
	StrongEmphasis: 'md-strong',
	Strikethrough: 'md-strike',
	InlineCode: 'md-code',
};
const MARKS = new Set(['EmphasisMark', 'StrikethroughMark', 'CodeMark']);
const QUIET = new Set(['HTMLTag', 'HTMLBlock', 'Comment', 'CommentBlock', 'LinkReference', 'Entity']);

/** The marks of Markdown step back, and its words look as they will be read. The text itself never changes. */
export const livePreview = ViewPlugin.fromClass(
	class {
		decorations: DecorationSet;

		constructor(view: EditorView) {
			this.decorations = shown(view.state, view.viewport);
		}

		update(update: ViewUpdate): void {
			const { state, startState, docChanged, viewportChanged, selectionSet } = update;
			const parsed = syntaxTree(state) !== syntaxTree(startState);
			const turned = state.field(focused) !== startState.field(focused);
			if (docChanged || viewportChanged || selectionSet || parsed || turned) {
				this.decorations = shown(state, update.view.viewport);
			}
		}
	},
	{ decorations: (plugin) => plugin.decorations },
);

/** How the text between these places is shown. */
export function shown(state: EditorState, range: { from: number; to: number }): DecorationSet {
	return new Showing(state, range).decorations();
}

interface Replaced {
	from: number;
	to: number;
	widget?: WidgetType;
}

/** Two marks may claim the space between them, such as that of a quotation and that of a list in it. */
function* onceEach(parts: Replaced[]): Generator<Range<Decoration>> {
	let end = 0;
	for (const { from, to, widget } of parts.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
		const start = Math.max(from, end);
		if (start >= to) continue;
		yield Decoration.replace(widget ? { widget } : {}).range(start, to);
		end = to;
	}
}

class Showing {
	readonly #state: EditorState;
	readonly #range: { from: number; to: number };
	readonly #written: (from: number, to?: number) => boolean;
	readonly #lines: LineLooks;
	readonly #found: Range<Decoration>[] = [];
	readonly #replaced: Replaced[] = [];

	constructor(state: EditorState, range: { from: number; to: number }) {
		this.#state = state;
		this.#range = range;
		this.#written = beingWritten(state);
		this.#lines = new LineLooks(state.doc, range);
	}

	decorations(): DecorationSet {
		syntaxTree(this.#state).iterate({ ...this.#range, enter: (node) => this.#enter(node) });
		const looks = [...this.#lines.decorations(), ...this.#found];
		return Decoration.set([...looks, ...onceEach([...this.#replaced, ...this.#lines.indents()])], true);
	}

	/** @returns false where nothing inside is to be looked at */
	#enter(node: SyntaxNodeRef): boolean {
		const { name, from, to } = node;
		const level = /^(ATX|Setext)Heading(\d)$/.exec(name);
		if (level) this.#lines.add(from, this.#endOfTitle(node.node), `md-heading md-h${level[2]}`);
		else if (name in LOOKS) this.#mark(from, to, LOOKS[name] ?? '');
		else if (QUIET.has(name)) this.#mark(from, to, 'md-syntax');
		else if (MARKS.has(name)) this.#syntax(from, to);
		switch (name) {
			case 'HeaderMark':
				this.#headerMark(node.node);
				break;
			case 'Blockquote':
				this.#lines.add(from, to, 'md-quote');
				break;
			case 'QuoteMark':
				this.#syntax(from, this.#behind(to));
				break;
			case 'ListItem':
				this.#lines.item(from, to);
				this.#insideItem(from, to);
				break;
			case 'ListMark':
				this.#listMark(node.node);
				break;
			case 'FencedCode':
				return this.#code(node.node);
			case 'CodeBlock':
				this.#lines.block(from, to, 'md-pre');
				return false;
			case 'Table':
				if (tablesShown(this.#state, from, to)) return false;
				this.#lines.add(from, to, 'md-source');
				return false;
			case 'HorizontalRule':
				this.#rule(from, to);
				break;
			case 'Escape':
				this.#syntax(from, from + 1);
				break;
			case 'Link':
				return this.#link(node.node);
			case 'Image':
				return this.#image(node.node);
			case 'Autolink':
				for (const mark of node.node.getChildren('LinkMark')) this.#syntax(mark.from, mark.to);
				break;
			case 'URL':
				this.#mark(from, to, 'md-link');
				break;
		}
		return true;
	}

	/** Hidden, but for the line that somebody writes in: there it is seen, and quiet. */
	#syntax(from: number, to: number, written = this.#written(from, to)): void {
		if (written) this.#mark(from, to, 'md-syntax');
		else this.#hide(from, to);
	}

	#mark(from: number, to: number, look: string): void {
		if (from < to) this.#found.push(Decoration.mark({ class: look }).range(from, to));
	}

	#hide(from: number, to: number): void {
		const { doc } = this.#state;
		for (let at = from; at < to;) {
			const end = Math.min(to, doc.lineAt(at).to);
			if (at < end) this.#replaced.push({ from: at, to: end });
			at = end + 1;
		}
	}

	#behind(at: number): number {
		return this.#state.sliceDoc(at, at + 1) === ' ' ? at + 1 : at;
	}

	/** The line that is drawn below one is none of its words. */
	#endOfTitle({ name, from, to }: SyntaxNode): number {
		return name.startsWith('Setext') ? Math.max(from, this.#state.doc.lineAt(to).from - 1) : to;
	}

	#headerMark({ from, to, parent }: SyntaxNode): void {
		const { doc } = this.#state;
		if (parent?.name.startsWith('Setext')) {
			const written = this.#written(parent.from, parent.to);
			if (!written) this.#lines.add(from, to, 'md-gap');
			this.#syntax(from, to, written);
			return;
		}
		const line = doc.lineAt(from);
		const spaces = (text: string): number => text.length - text.trimEnd().length;
		if (from === parent?.from) {
			const rest = line.text.slice(to - line.from);
			this.#syntax(from, to + rest.length - rest.trimStart().length);
		} else this.#syntax(from - spaces(line.text.slice(0, from - line.from)), to);
	}

	/** The lines behind the first begin where its words do. */
	#insideItem(from: number, to: number): void {
		for (const line of this.#lines.within(from, to)) {
			const indent = /^[ \t]+/.exec(line.text)?.[0].length ?? 0;
			if (
				line.from > from &&
				indent > 0 &&
				indent < line.length &&
				!/^\s*([-*+]|\d+[.)])\s/.test(line.text)
			) {
				if (!this.#written(line.from)) this.#lines.indent(line.from, indent);
			}
		}
	}

	#listMark(mark: SyntaxNode): void {
		const line = this.#state.doc.lineAt(mark.from);
		const before = line.text.slice(0, mark.from - line.from);
		const from = line.from + before.trimEnd().length;
		const task = mark.nextSibling?.name === 'Task' ? mark.nextSibling.firstChild : null;
		const to = this.#behind(task?.to ?? mark.to);
		this.#lines.leads(line.from);
		if (this.#written(line.from, line.to)) {
			this.#mark(from, to, 'md-lead md-syntax');
			return;
		}
		const words = this.#state.sliceDoc(mark.from, mark.to);
		const widget = task
			? new TaskBox(/x/i.test(this.#state.sliceDoc(task.from, task.to)))
			: new ListLead(/\d/.test(words) ? words : '•');
		this.#replaced.push({ from, to, widget });
		if (task && widget instanceof TaskBox && widget.done) this.#mark(to, line.to, 'md-done');
	}

	#code(node: SyntaxNode): boolean {
		const { from, to } = node;
		this.#lines.block(from, to, 'md-pre');
		for (let child = node.firstChild; child; child = child.nextSibling) {
			if (child.name === 'CodeMark' || child.name === 'CodeInfo') {
				this.#syntax(child.from, child.to, this.#written(from, to));
			}
		}
		return false;
	}

	#rule(from: number, to: number): void {
		if (!this.#written(from, to)) this.#lines.add(from, to, 'md-rule');
		this.#syntax(from, to);
	}

	/** Square brackets alone are words in brackets: only what has an address is a link. */
	#link(node: SyntaxNode): boolean {
		const [open, close] = node.getChildren('LinkMark');
		if (!node.getChild('URL') || !open || !close || open.to === close.from) {
			return node.getChild('URL') === null;
		}
		const written = this.#written(node.from, node.to);
		this.#mark(open.to, close.from, 'md-link');
		this.#syntax(open.from, open.to, written);
		this.#syntax(close.from, node.to, written);
		for (let child = open.nextSibling; child && child.from < close.from; child = child.nextSibling) {
			child.cursor().iterate((inner) => this.#enter(inner));
		}
		return false;
	}

	#image(node: SyntaxNode): boolean {
		const { from, to } = node;
		const url = node.getChild('URL');
		const [open, close] = node.getChildren('LinkMark');
		const { doc } = this.#state;
		const oneLine = doc.lineAt(from).to >= to;
		if (!url || !open || !close || !oneLine || this.#written(from, to)) {
			this.#mark(from, to, 'md-syntax');
			return false;
		}
		const address = this.#state.sliceDoc(url.from, url.to);
		const widget = new Picture(address, this.#state.sliceDoc(open.to, close.from));
		this.#replaced.push({ from, to, widget });
		return false;
	}
}
