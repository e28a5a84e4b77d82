import { tick } from 'svelte';
import type { FieldErrors } from '#lib/errors.ts';
import { applyIds, inOrderOfTime } from './after-saving.ts';
import type { Answer, Send } from './answer.ts';
import { Conflict } from './conflict.svelte.ts';
import { differences } from './differences.ts';
import type { Pace } from './pace.ts';
import type { Saved, Theirs } from './saving.server.ts';
import type { Typed } from './typed.ts';
import { WrittenHere, type Opened } from './written-here.svelte.ts';

interface Around {
	me: number;
	storage: Storage | null;
	/** The form as it stands in the page. */
	form: () => FormData;
	send: Send;
	/** It has a number now. */
	numbered: (number: number) => void;
	pace?: Pace;
}

/**
 * A post-mortem while it is written. A draft saves itself. A published one is read by others, and half
 * a sentence is not for them: it is kept in the browser, and goes to the server when somebody says so.
 */
export class Draft extends WrittenHere {
	readonly published: boolean;
	state = $state<'quiet' | 'saving' | 'away' | 'signed-out' | 'refused' | 'conflict'>('quiet');
	savedAt = $state<number | null>(null);
	/** Why nothing could be saved, where that belongs to no field. */
	message = $state<string | null>(null);
	conflict = $state<Conflict | null>(null);
	/** The row that somebody is in: what is not finished there is not told yet. */
	row = $state('');
	allErrors = $state.raw<FieldErrors>({});
	readonly errors = $derived(
		Object.fromEntries(
			Object.entries(this.allErrors).filter(([name]) => !this.row || !name.startsWith(`${this.row}.`)),
		),
	);

	/** As the server had it last. */
	#base: Typed;
	#sending: Promise<boolean> | null = null;
	readonly #around: Around;

	constructor(opened: Opened, around: Around) {
		super(opened, around.me, around.storage, around.pace);
		this.published = opened.published;
		this.allErrors = opened.errors;
		this.#base = structuredClone(opened.typed);
		this.#around = around;
	}

	/** @param returned the form came back from the server, with what was typed and not saved */
	start({ returned = false, theirs = null }: { returned?: boolean; theirs?: Theirs | null } = {}): void {
		if (theirs) this.#meet(theirs, $state.snapshot(this.typed));
		if (returned) this.touched();
		this.lookForCopy();
	}

	override touched(): void {
		super.touched();
		if (!this.published && this.conflict === null) this.pace.soon('save', () => void this.#autosave());
	}

	/** Somebody asked for it. @returns whether everything is on the server now */
	async save(): Promise<boolean> {
		this.pace.stop('save');
		this.row = '';
		await this.#sending;
		return this.#send('save', false);
	}

	/** @returns where its readers find it */
	async publish(): Promise<string | null> {
		await this.#sending;
		let to: string | null = null;
		await this.#send('publish', false, (published) => (to = published));
		return to;
	}

	/** What waits to be saved is saved now: somebody is about to leave. */
	async flush(): Promise<void> {
		this.keepHere();
		if (this.unsaved && !this.published && this.conflict === null) await this.#autosave();
	}

	/** Comes again at once, where it was waiting to. */
	retry(): void {
		if (this.state === 'away' || this.state === 'signed-out') void this.#autosave();
	}

	/** Goes on from their version, with what was chosen of both. */
	async settle(): Promise<boolean> {
		if (!this.conflict) return false;
		this.conflict.applyTo(this.typed);
		this.version = this.conflict.theirs.version;
		this.conflict = null;
		this.touched();
		return this.save();
	}

	async #autosave(): Promise<boolean> {
		this.pace.stop('save');
		if (this.#sending) {
			await this.#sending;
			if (!this.unsaved) return true;
		}
		// A page that was opened and left makes no draft.
		if (this.number === null && differences(this.typed, this.#base).length === 0) return true;
		return this.#send('save', !this.published);
	}

	/** One at a time, so that each starts from the version that the one before it made. */
	#send(
		action: 'save' | 'publish',
		autosaved: boolean,
		published: (to: string) => void = () => undefined,
	): Promise<boolean> {
		const sending = this.#exchange(action, autosaved, published).finally(() => {
			if (this.#sending === sending) this.#sending = null;
		});
		this.#sending = sending;
		return sending;
	}

	async #exchange(
		action: 'save' | 'publish',
		autosaved: boolean,
		published: (to: string) => void,
	): Promise<boolean> {
		await tick();
		const { written } = this;
		const typed = $state.snapshot(this.typed);
		const data = this.#around.form();
		data.delete('do');
		data.set('autosaved', String(autosaved));
		data.set('base', String(this.version ?? ''));
		data.set('uid', this.uid);
		this.state = 'saving';
		const answer = await this.#around.send(action, this.number, data);
		if (answer.kind === 'saved') return this.#saved(answer.saved, typed, written);
		if (answer.kind === 'published') {
			this.whole();
			published(answer.to);
			return true;
		}
		this.#notSaved(answer, typed);
		return false;
	}

	#saved(saved: Saved, typed: Typed, written: number): boolean {
		const first = this.number === null;
		applyIds(this.typed, saved.ids);
		if (!this.row.startsWith('timeline')) inOrderOfTime(this.typed);
		this.numberedAs(saved.number);
		this.version = saved.version;
		this.#base = typed;
		this.savedAt = saved.at;
		this.message = null;
		this.allErrors = saved.problems;
		this.state = 'quiet';
		this.pace.answered();
		if (first) this.#around.numbered(saved.number);
		if (written === this.written && Object.keys(saved.problems).length === 0) this.whole();
		else this.keepHere();
		return !this.unsaved;
	}

	#notSaved(answer: Exclude<Answer, { kind: 'saved' | 'published' }>, typed: Typed): void {
		this.unsaved = true;
		this.keepHere();
		switch (answer.kind) {
			case 'refused':
				this.state = 'refused';
				this.allErrors = answer.errors;
				this.message = answer.message;
				if (answer.saved) this.version = answer.saved.version;
				return;
			case 'conflict':
				this.#meet(answer.theirs, typed);
				return;
			case 'signed-out':
			case 'away':
				this.state = answer.kind;
				this.pace.later('save', () => void this.#autosave());
		}
	}

	#meet(theirs: Theirs, typed: Typed): void {
		if (differences(typed, theirs.typed).length > 0) {
			this.state = 'conflict';
			this.pace.stop('save');
			this.conflict = new Conflict(theirs, typed, this.#base);
			return;
		}
		// Our own save, whose answer got lost on the way, or the same words twice.
		this.version = theirs.version;
		this.#base = typed;
		this.state = 'quiet';
		this.savedAt = theirs.at;
		if (differences(this.typed, typed).length === 0) this.whole();
		else this.touched();
	}
}
