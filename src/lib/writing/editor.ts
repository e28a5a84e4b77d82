import { history, historyKeymap, standardKeymap } from '@codemirror/commands';
import { Annotation, Compartment, EditorSelection, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, placeholder, type ViewUpdate } from '@codemirror/view';
import { adoptStyles } from './adopted-styles.ts';
import { focused, focusIsTold } from './being-written.ts';
import type { Collaboration, Command, Mark, Upload, WritingField } from './field.ts';
import { blockInsertion, difference, insertion, lineBeginning } from './insertions.ts';
import { writingKeys } from './keys.ts';
import { livePreview } from './live-preview.ts';
import { markdownLanguage } from './markdown.ts';
import { marks, setMarks } from './marks.ts';
import { pasting } from './paste.ts';
import { closeSlash, slash, slashMenu, takeCommand, type Slash } from './slash.ts';
import { tables } from './tables.ts';
import { uploadInto, uploads } from './uploads.ts';

export interface Around {
	host: HTMLElement;
	text: string;
	/** For those who do not see it: its name, and what is said about it. */
	attributes: Record<string, string>;
	placeholder: string;
	commands: () => readonly Command[];
	upload: Upload | undefined;
	extensions: readonly Extension[];
	collaboration: Collaboration | undefined;
	/** @param remote somebody else wrote it */
	changed: (text: string, remote: boolean) => void;
	caret: (from: number, to: number) => void;
	/** What `/` offers changed. */
	menu: (slash: Slash | null) => void;
	/** What became of files. */
	say: (words: string, refused: boolean) => void;
	/** Lines moved, or are measured now. */
	moved: () => void;
	chooseFiles: (() => void) | null;
}

const fromOutside = Annotation.define<boolean>();

/** What was written, for Undo: one's own, and where it is written together that of the others apart from it. */
function kept(collaboration: Collaboration | undefined): Extension {
	return collaboration ? collaboration.extension : [history(), keymap.of(historyKeymap)];
}

/** A text that is written in place of its text area. It is loaded where somebody writes, and nowhere else. */
export class Editor implements WritingField {
	readonly view: EditorView;
	readonly #around: Around;
	readonly #outside = new Compartment();
	readonly #keeping = new Compartment();
	#described: Record<string, string>;
	#collaboration: Collaboration | undefined;

	constructor(around: Around) {
		this.#around = around;
		this.#described = around.attributes;
		this.#collaboration = around.collaboration;
		adoptStyles(document);
		this.view = new EditorView({
			parent: around.host,
			state: this.#state(around.text, around.collaboration),
		});
	}

	get text(): string {
		return this.view.state.doc.toString();
	}

	/** The text changed elsewhere: only what differs is replaced, so that the caret stays at its words. */
	setText(text: string): void {
		if (text === this.text) return;
		this.view.dispatch({ changes: difference(this.text, text), annotations: fromOutside.of(true) });
	}

	mark(words: readonly Mark[]): void {
		this.view.dispatch({ effects: setMarks.of(words) });
	}

	/** The names and errors around it changed. */
	describe(attributes: Record<string, string>): void {
		this.#described = attributes;
		this.view.dispatch({ effects: this.#outside.reconfigure(this.#attributes()) });
	}

	/** It is written together from now on, or alone again. Whoever writes, and what is on its way, stays where it is. */
	collaborate(collaboration: Collaboration | undefined): void {
		if (collaboration === this.#collaboration) return;
		this.#collaboration = collaboration;
		this.view.dispatch({
			changes: difference(this.text, collaboration?.text.toString() ?? this.text),
			effects: this.#keeping.reconfigure(kept(collaboration)),
			annotations: fromOutside.of(true),
		});
	}

	get selection(): { from: number; to: number } {
		return this.view.state.selection.main;
	}

	focus(): void {
		this.view.focus();
	}

	select(from: number, to: number): void {
		const within = (at: number): number => Math.min(at, this.view.state.doc.length);
		this.view.focus();
		this.view.dispatch({
			selection: EditorSelection.range(within(from), within(to)),
			effects: EditorView.scrollIntoView(within(from), { y: 'nearest', yMargin: 96 }),
		});
	}

	insert(text: string, selected?: { from: number; to: number }): void {
		this.view.focus();
		this.view.dispatch(insertion(this.view.state, text, selected));
	}

	insertBlock(text: string, selected?: { from: number; to: number }): void {
		this.view.focus();
		this.view.dispatch(blockInsertion(this.view.state, text, selected));
	}

	beginLine(mark: string): void {
		this.view.focus();
		this.view.dispatch(lineBeginning(this.view.state, mark));
	}

	topOf(at: number): number | null {
		const { view } = this;
		if (view.dom.clientHeight === 0 || at > view.state.doc.length) return null;
		const { from, to } = view.viewport;
		const measured = at >= from && at <= to ? view.coordsAtPos(at, 1) : null;
		return measured?.top ?? view.documentTop + view.lineBlockAt(at).top;
	}

	get chooseFiles(): (() => void) | null {
		return this.#around.chooseFiles;
	}

	/** Where the caret is, in the window. */
	caretPlace(): { left: number; top: number; bottom: number } | null {
		return this.view.coordsAtPos(this.view.state.selection.main.head);
	}

	take(command: Command): void {
		takeCommand(this.view, command, ({ run }) => run(this));
	}

	addFiles(files: readonly File[], at = this.selection.to): void {
		const { upload, say } = this.#around;
		if (upload) void uploadInto(this.view, at, files, upload, say);
	}

	destroy(): void {
		this.view.destroy();
	}

	#state(text: string, collaboration: Collaboration | undefined): EditorState {
		const { extensions, commands, upload } = this.#around;
		return EditorState.create({
			doc: collaboration?.text.toString() ?? text,
			extensions: [
				slashMenu(commands, ({ run }) => run(this)),
				this.#keeping.of(kept(collaboration)),
				keymap.of([...writingKeys, ...standardKeymap]),
				[markdownLanguage, focused, focusIsTold, tables, livePreview, marks, uploads],
				pasting(upload ? (files, at) => this.addFiles(files, at) : null),
				EditorView.lineWrapping,
				placeholder(this.#around.placeholder),
				this.#outside.of(this.#attributes()),
				EditorView.updateListener.of((update) => this.#updated(update)),
				EditorView.domEventHandlers({ blur: (_, view) => void closeSlash(view), click: follow }),
				extensions,
			],
		});
	}

	#attributes(): Extension {
		return EditorView.contentAttributes.of({
			spellcheck: 'true',
			autocorrect: 'on',
			autocapitalize: 'sentences',
			...this.#described,
		});
	}

	#updated(update: ViewUpdate): void {
		const { transactions, docChanged, selectionSet, focusChanged, geometryChanged, state, view } = update;
		const { changed, caret, menu, moved } = this.#around;
		const ours = transactions.filter((one) => one.docChanged && !one.annotation(fromOutside));
		if (docChanged && ours.length > 0) {
			changed(
				this.text,
				ours.every((one) => this.#collaboration?.isRemote(one) ?? false),
			);
		}
		if (view.hasFocus && (selectionSet || focusChanged)) caret(this.selection.from, this.selection.to);
		if (state.field(slash) !== update.startState.field(slash)) menu(state.field(slash));
		if (docChanged || geometryChanged) moved();
	}
}

/** A press alone writes; with the key that opens links elsewhere, it opens one. */
function follow(event: MouseEvent, view: EditorView): boolean {
	if (!event.metaKey && !event.ctrlKey) return false;
	const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
	const line = at === null ? null : view.state.doc.lineAt(at);
	const links = line?.text.matchAll(/\[[^\]]*\]\((\S+?)(?:\s[^)]*)?\)|(https?:\/\/[^\s<>)]+)/g) ?? [];
	for (const link of links) {
		const from = (line?.from ?? 0) + link.index;
		const address = link[1] ?? link[2] ?? '';
		if (at === null || at < from || at > from + link[0].length) continue;
		if (!/^(?:https?:\/\/|\/(?!\/))/.test(address)) return false;
		window.open(address, '_blank', 'noopener,noreferrer');
		return true;
	}
	return false;
}
