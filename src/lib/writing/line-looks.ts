import type { Line, Range, Text } from '@codemirror/state';
import { Decoration } from '@codemirror/view';

interface Look {
	classes: Set<string>;
	/** How many lists it is in. */
	depth: number;
	/** A list's mark begins it. */
	leads: boolean;
	/** Spaces that only say so. */
	indent: number;
}

/** Deeper than this, lists go on at the same place. */
const DEEPEST = 6;

/** What the lines of a part of a text look like. */
export class LineLooks {
	readonly #doc: Text;
	readonly #range: { from: number; to: number };
	readonly #looks = new Map<number, Look>();

	constructor(doc: Text, range: { from: number; to: number }) {
		this.#doc = doc;
		this.#range = range;
	}

	/** The lines between these places, as far as they are looked at. */
	*within(from: number, to: number): Generator<Line> {
		const last = Math.min(to, this.#range.to);
		for (let at = Math.max(from, this.#range.from); at <= last;) {
			const line = this.#doc.lineAt(at);
			yield line;
			at = line.to + 1;
		}
	}

	add(from: number, to: number, classes: string): void {
		for (const line of this.within(from, to)) this.#at(line.from).classes.add(classes);
	}

	/** Lines that stand together, with room above the first and below the last. */
	block(from: number, to: number, name: string): void {
		this.add(from, to, name);
		const [first, last] = [this.#doc.lineAt(from).from, this.#doc.lineAt(to).from];
		if (first >= this.#range.from) this.#at(first).classes.add(`${name}-first`);
		if (last <= this.#range.to) this.#at(last).classes.add(`${name}-last`);
	}

	item(from: number, to: number): void {
		for (const line of this.within(from, to)) this.#at(line.from).depth += 1;
	}

	leads(line: number): void {
		this.#at(line).leads = true;
	}

	indent(line: number, spaces: number): void {
		this.#at(line).indent = spaces;
	}

	*decorations(): Generator<Range<Decoration>> {
		this.#gaps();
		for (const [at, { classes, depth, leads }] of this.#looks) {
			if (depth > 0) classes.add(`md-item md-depth-${Math.min(depth, DEEPEST)}`);
			if (depth > 0 && !leads) classes.add('md-inside');
			if (classes.size > 0) yield Decoration.line({ class: [...classes].join(' ') }).range(at);
		}
	}

	/** Spaces that only say how deep a line is in lists: its place says it. */
	*indents(): Generator<{ from: number; to: number }> {
		for (const [at, { leads, indent }] of this.#looks) {
			if (indent > 0 && !leads) yield { from: at, to: at + indent };
		}
	}

	/** One empty line between two paragraphs is the room between them, and no line of its own. */
	#gaps(): void {
		for (const line of this.within(this.#range.from, this.#range.to)) {
			if (!this.#isBlank(line.number) || line.number === 1 || line.number === this.#doc.lines) continue;
			if (this.#isBlank(line.number - 1) || this.#isBlank(line.number + 1)) continue;
			const look = this.#at(line.from);
			if (![...look.classes].some((name) => name.startsWith('md-pre'))) look.classes.add('md-gap');
		}
	}

	#isBlank(number: number): boolean {
		return this.#doc.line(number).text.trim() === '';
	}

	#at(line: number): Look {
		let look = this.#looks.get(line);
		if (!look) {
			look = { classes: new Set(), depth: 0, leads: false, indent: 0 };
			this.#looks.set(line, look);
		}
		return look;
	}
}
