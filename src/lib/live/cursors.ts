import { StateEffect, type Extension, type Range, type Text } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import {
	Decoration,
	keymap,
	ViewPlugin,
	WidgetType,
	type DecorationSet,
	type ViewUpdate,
} from '@codemirror/view';
import { yCollab, ySyncAnnotation, yUndoManagerKeymap } from 'y-codemirror.next';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Collaboration } from '../writing/field.ts';
import './cursors.css';

/** The colour that somebody is known by. */
type ColourOf = (name: string) => string;

/** A text of a shared document in an editor: written together, with the others' cursors and one's own Undo. */
export function collaboration(
	text: Y.Text,
	awareness: Awareness,
	undoManager: Y.UndoManager,
	colourOf: ColourOf,
): Collaboration {
	return {
		// eslint-disable-next-line @typescript-eslint/no-base-to-string -- of a Y.Text it is the text
		text: { toString: () => text.toString() },
		extension: [
			yCollab(text, null, { undoManager }),
			keymap.of(yUndoManagerKeymap),
			cursors(text, awareness, colourOf),
		],
		isRemote: (transaction) => transaction.annotation(ySyncAnnotation) !== undefined,
	};
}

/** The others moved. */
const moved = StateEffect.define();

// The one that comes with y-codemirror.next writes its colours into style attributes, which the page's policy
// forbids; these have classes.
function cursors(text: Y.Text, awareness: Awareness, colourOf: ColourOf): Extension {
	return ViewPlugin.define((view) => new Cursors(view, text, awareness, colourOf), {
		decorations: (plugin) => plugin.decorations,
	});
}

interface State {
	user?: { id: number; name: string };
	cursor?: { anchor: unknown; head: unknown } | null;
}

class Cursors {
	decorations: DecorationSet;
	readonly #text: Y.Text;
	readonly #awareness: Awareness;
	readonly #colourOf: ColourOf;
	readonly #listen: (changes: Record<'added' | 'updated' | 'removed', number[]>) => void;
	#isMine = false;

	constructor(view: EditorView, text: Y.Text, awareness: Awareness, colourOf: ColourOf) {
		this.#text = text;
		this.#awareness = awareness;
		this.#colourOf = colourOf;
		this.decorations = this.#draw(view.state.doc);
		this.#listen = ({ added, updated, removed }) => {
			const others = [...added, ...updated, ...removed].some((client) => client !== awareness.clientID);
			if (others) view.dispatch({ effects: moved.of(null) });
		};
		awareness.on('change', this.#listen);
	}

	update(update: ViewUpdate): void {
		if (update.selectionSet || update.focusChanged || update.docChanged) this.#say(update.view);
		if (
			update.docChanged ||
			update.transactions.some((one) => one.effects.some((effect) => effect.is(moved)))
		) {
			this.decorations = this.#draw(update.state.doc);
		}
	}

	destroy(): void {
		this.#awareness.off('change', this.#listen);
		if (this.#isMine) this.#awareness.setLocalStateField('cursor', null);
	}

	#say(view: EditorView): void {
		if (!view.hasFocus) {
			if (this.#isMine) this.#awareness.setLocalStateField('cursor', null);
			this.#isMine = false;
			return;
		}
		this.#isMine = true;
		const place = (at: number) =>
			Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(this.#text, at)) as unknown;
		const { anchor, head } = view.state.selection.main;
		this.#awareness.setLocalStateField('cursor', { anchor: place(anchor), head: place(head) });
	}

	#draw(doc: Text): DecorationSet {
		const drawn: Range<Decoration>[] = [];
		for (const [client, state] of this.#awareness.getStates() as Map<number, State>) {
			if (client === this.#awareness.clientID || !state.cursor || !state.user) continue;
			const anchor = this.#placeOf(state.cursor.anchor, doc.length);
			const head = this.#placeOf(state.cursor.head, doc.length);
			if (anchor === null || head === null) continue;
			const colour = this.#colourOf(state.user.name);
			const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)];
			if (to > from) drawn.push(Decoration.mark({ class: `live-selected ${colour}` }).range(from, to));
			const widget = new Caret(client, state.user.name, colour, head);
			drawn.push(Decoration.widget({ widget, side: head > anchor ? -1 : 1 }).range(head));
		}
		return Decoration.set(drawn, true);
	}

	#placeOf(position: unknown, length: number): number | null {
		const { doc } = this.#text;
		if (!doc) return null;
		try {
			const relative = Y.createRelativePositionFromJSON(position);
			const place = Y.createAbsolutePositionFromRelativePosition(relative, doc);
			return place?.type === this.#text ? Math.min(place.index, length) : null;
		} catch {
			return null;
		}
	}
}

class Caret extends WidgetType {
	readonly #client: number;
	readonly #name: string;
	readonly #colour: string;
	readonly #at: number;

	constructor(client: number, name: string, colour: string, at: number) {
		super();
		this.#client = client;
		this.#name = name;
		this.#colour = colour;
		this.#at = at;
	}

	override eq(other: Caret): boolean {
		return this.#client === other.#client && this.#at === other.#at;
	}

	override toDOM(): HTMLElement {
		const caret = document.createElement('span');
		caret.className = `live-caret ${this.#colour}`;
		caret.setAttribute('aria-hidden', 'true');
		const name = document.createElement('span');
		name.className = 'live-name';
		// What it is called by its colleagues fits over a line of text.
		name.textContent = this.#name.split(' ')[0] ?? this.#name;
		caret.append('\u2060', name);
		return caret;
	}

	override ignoreEvent(): boolean {
		return true;
	}
}
