import { StateEffect, StateField, type EditorState } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import type { Upload } from './field.ts';
import { element } from './widgets.ts';

const begun = StateEffect.define<{ id: symbol; at: number; name: string; place: number }>({
	map: (value, changes) => ({ ...value, at: changes.mapPos(value.at) }),
});
const ended = StateEffect.define<symbol>();

/** Files on their way. Each has a place in the text, and is none of its words until it has arrived. */
export const uploads = StateField.define<DecorationSet>({
	create: () => Decoration.none,
	update(value, { changes, effects }) {
		let now = value.map(changes);
		for (const effect of effects) {
			if (effect.is(begun)) {
				const { id, at, name, place } = effect.value;
				const widget = new OnItsWay(name, id);
				now = now.update({ add: [Decoration.widget({ widget, side: place, block: true }).range(at)] });
			} else if (effect.is(ended)) {
				now = now.update({ filter: (_from, _to, { spec }) => widgetOf(spec)?.id !== effect.value });
			}
		}
		return now;
	},
	provide: (field) => EditorView.decorations.from(field),
});

class OnItsWay extends WidgetType {
	readonly name: string;
	readonly id: symbol;

	constructor(name: string, id: symbol) {
		super();
		this.name = name;
		this.id = id;
	}

	override eq(other: OnItsWay): boolean {
		return other.id === this.id;
	}

	override toDOM(): HTMLElement {
		return element('div', 'md-uploading', `Uploading ${this.name}…`);
	}
}

function widgetOf(spec: unknown): OnItsWay | null {
	const { widget } = spec as { widget?: unknown };
	return widget instanceof OnItsWay ? widget : null;
}

function placeOf(state: EditorState, id: symbol): number | null {
	let place: number | null = null;
	state.field(uploads).between(0, state.doc.length, (from, _to, { spec }) => {
		if (widgetOf(spec)?.id === id) place = from;
	});
	return place;
}

/** One after the other, behind the line at this place. @param say what became of it */
export async function uploadInto(
	view: EditorView,
	at: number,
	files: readonly File[],
	upload: Upload,
	say: (words: string, refused: boolean) => void,
): Promise<void> {
	const end = view.state.doc.lineAt(at).to;
	const waiting = files.map((file) => ({ file, id: Symbol(file.name) }));
	view.dispatch({
		effects: waiting.map(({ file, id }, index) =>
			begun.of({ id, at: end, name: file.name, place: index + 1 }),
		),
	});
	const refused: string[] = [];
	for (const { file, id } of waiting) {
		try {
			const { address, image } = await upload(file);
			arrive(view, id, `${image ? '!' : ''}[${file.name.replace(/[[\]\\]/g, '\\$&')}](${address})`);
			if (refused.length === 0) say(`${file.name} is here.`, false);
		} catch (error) {
			view.dispatch({ effects: ended.of(id) });
			refused.push(`${file.name}: ${error instanceof Error ? error.message : 'It could not be uploaded.'}`);
			say(refused.join(' '), true);
		}
	}
}

/** A paragraph of its own, where its line was by then. */
function arrive(view: EditorView, id: symbol, words: string): void {
	const place = placeOf(view.state, id);
	if (place === null) return;
	const line = view.state.doc.lineAt(place);
	const before = line.text.trim() === '' ? '' : '\n\n';
	const next = line.number < view.state.doc.lines ? view.state.doc.line(line.number + 1).text : '';
	const after = next.trim() === '' ? '' : '\n';
	const insert = before + words + after;
	const atCaret = view.state.selection.main.head === line.to;
	view.dispatch({
		changes: { from: line.to, insert },
		selection: atCaret ? { anchor: line.to + before.length + words.length } : undefined,
		effects: ended.of(id),
		userEvent: 'input.upload',
	});
}
