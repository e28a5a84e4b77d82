import { WidgetType, type EditorView } from '@codemirror/view';

/** What begins a line of a list, as wide as the list is deep. */
export class ListLead extends WidgetType {
	readonly words: string;

	constructor(words: string) {
		super();
		this.words = words;
	}

	override eq(other: ListLead): boolean {
		return other.words === this.words;
	}

	override toDOM(): HTMLElement {
		return element('span', 'md-lead', this.words);
	}

	override ignoreEvent(): boolean {
		return false;
	}
}

/** A box to tick. Its place is asked for when it is ticked: it may have moved. */
export class TaskBox extends WidgetType {
	readonly done: boolean;

	constructor(done: boolean) {
		super();
		this.done = done;
	}

	override eq(other: TaskBox): boolean {
		return other.done === this.done;
	}

	override toDOM(view: EditorView): HTMLElement {
		const lead = element('span', 'md-lead');
		const box = document.createElement('input');
		box.type = 'checkbox';
		box.checked = this.done;
		box.tabIndex = -1;
		box.setAttribute('aria-label', 'Done');
		box.addEventListener('change', () => toggleTask(view, view.posAtDOM(lead)));
		lead.append(box);
		return lead;
	}

	override ignoreEvent(): boolean {
		return true;
	}
}

function toggleTask(view: EditorView, at: number): void {
	const line = view.state.doc.lineAt(at);
	const marker = /\[([ xX])\]/.exec(line.text);
	if (!marker) return;
	const from = line.from + marker.index + 1;
	const insert = marker[1] === ' ' ? 'x' : ' ';
	view.dispatch({ changes: { from, to: from + 1, insert }, userEvent: 'input.task' });
}

/** A picture of ours is shown; of others only the name, for the page asks no other server for anything. */
export class Picture extends WidgetType {
	readonly address: string;
	readonly words: string;

	constructor(address: string, words: string) {
		super();
		this.address = address;
		this.words = words;
	}

	override eq(other: Picture): boolean {
		return other.address === this.address && other.words === this.words;
	}

	override toDOM(view: EditorView): HTMLElement {
		const frame = element('span', 'md-picture');
		if (isOurs(this.address)) frame.append(this.#image(view, frame));
		else frame.append(this.#chip());
		return frame;
	}

	override ignoreEvent(): boolean {
		return false;
	}

	#image(view: EditorView, frame: HTMLElement): HTMLElement {
		const image = document.createElement('img');
		image.className = 'md-image';
		image.alt = this.words;
		image.addEventListener('load', () => view.requestMeasure());
		image.addEventListener('error', () => {
			frame.replaceChildren(this.#chip());
			view.requestMeasure();
		});
		image.src = this.address;
		return image;
	}

	#chip(): HTMLElement {
		const chip = element('span', 'md-chip', this.words || this.address);
		chip.title = this.address;
		return chip;
	}
}

export function isOurs(address: string): boolean {
	return /^\/files\/[\w.-]+$/.test(address);
}

export function element(name: string, className: string, words = ''): HTMLElement {
	const made = document.createElement(name);
	made.className = className;
	made.textContent = words;
	return made;
}
