import type { Extension, Transaction } from '@codemirror/state';

/** Words that somebody is asked about. Places are counted in characters, with `\n` as the end of a line. */
export interface Mark {
	id: string;
	from: number;
	to: number;
	/** What stands there: words that have moved away by now are not marked. */
	words: string;
	/** A class of its look, such as `blame`. */
	kind: string;
	/** The one that is talked about now. */
	current: boolean;
}

/** Something that `/` offers. */
export interface Command {
	id: string;
	label: string;
	hint?: string;
	keys?: readonly string[];
	run: (field: WritingField) => void;
}

/** A file that was put away, and where. */
export interface Uploaded {
	address: string;
	image: boolean;
}

/** @throws an Error with a sentence for whoever chose the file */
export type Upload = (file: File) => Promise<Uploaded>;

/** Where the text is written by several at once: it comes from there, and Undo takes back only our own. */
export interface Collaboration {
	text: { toString: () => string };
	/** Keeps both in step; brings its own Undo. */
	extension: Extension;
	/** Somebody else wrote it, and they save it. */
	isRemote: (transaction: Transaction) => boolean;
}

/** What others on the page may do with a field that is written in. */
export interface WritingField {
	readonly text: string;
	readonly selection: { from: number; to: number };
	focus: () => void;
	/** Shows these words, selected. */
	select: (from: number, to: number) => void;
	/** In place of what is selected, with `selected` of it selected afterwards; without, behind it. */
	insert: (text: string, selected?: { from: number; to: number }) => void;
	/** Lines of their own, apart from what stands around them. */
	insertBlock: (text: string, selected?: { from: number; to: number }) => void;
	/** Begins the line that somebody is in with this, in place of what begins it. */
	beginLine: (mark: string) => void;
	/** Asks for files, and puts them here. */
	chooseFiles: (() => void) | null;
	/** The upper edge of the line at this place, in the window; null where it is not known yet. */
	topOf: (at: number) => number | null;
}

const fields = new WeakMap<Element, WritingField>();

/** The field that stands in for a text area of a form, once it does. */
export function writingFieldOf(area: Element): WritingField | null {
	return fields.get(area) ?? null;
}

export function standIn(area: Element, field: WritingField): () => void {
	fields.set(area, field);
	return () => fields.delete(area);
}
