import { tick } from 'svelte';
import type { FieldErrors } from '#lib/errors.ts';
import type { Answer, Send } from './answer.ts';
import { Conflict } from './conflict.svelte.ts';
import { differences } from './differences.ts';
import { LocalCopy, type Copy } from './local-copy.ts';
import { Pace } from './pace.ts';
import { act, offerRows, placeOfRow } from './rows.ts';
import type { Saved, Theirs } from './saving.server.ts';
import type { Typed } from './typed.ts';
import { applyIds, inOrderOfTime } from './after-saving.ts';

export interface Opened {
	typed: Typed;
	number: number | null;
	/** The version that the writing starts from. */
	version: number | null;
	uid: string;
	published: boolean;
	errors: FieldErrors;
}

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

type State = 'quiet' | 'saving' | 'away' | 'signed-out' | 'refused' | 'conflict';

/**
 * A post-mortem while it is written. What is typed is on the server, or in the browser, or both: the
 * copy in the browser goes only when the server has said that it has everything.
 *
 * A draft saves itself. A published one is read by others, and half a sentence is not for them: it is
 * kept in the browser, and goes to the server when somebody says so.
 */
export class Draft {
	typed: Typed;
	number = $state<number | null>(null);
	published: boolean;
	state = $state<State>('quiet');
	savedAt = $state<number | null>(null);
	/** Why nothing could be saved, where that belongs to no field. */
	message = $state<string | null>(null);
	conflict = $state<Conflict | null>(null);
	/** Written here once, and not on the server: to be used or left. */
	offered = $state.raw<Copy | null>(null);
	keptHere = $state(true);
	unsaved = $state(false);
	/** The row that somebody is in: what is not finished there is not told yet. */
	row = $state('');
	allErrors = $state.raw<FieldErrors>({});
	readonly errors = $derived(
		Object.fromEntries(
			Object.entries(this.allErrors).filter(([name]) => !this.row || !name.startsWith(`${this.row}.`)),
		),
	);

	#version = $state<number | null>(null);
	#uid = $state('');
	/** As the server had it last. */
	#base: Typed;
	#written = 0;
	#sending: Promise<boolean> | null = null;
	readonly #around: Around;
	readonly #copy: LocalCopy;
	readonly #pace: Pace;

	constructor(opened: Opened, around: Around) {
		this.typed = $state(opened.typed);
		this.number = opened.number;
		this.published = opened.published;
		this.allErrors = opened.errors;
		this.#version = opened.version;
		this.#uid = opened.uid;
		this.#base = structuredClone(opened.typed);
		this.#around = around;
		this.#copy = new LocalCopy(around.storage, around.me);
		this.#pace = around.pace ?? new Pace();
	}

	get version(): number | null {
		return this.#version;
	}

	get uid(): string {
		return this.#uid;
	}

	/** Looks for what was written here before. */
	start({ returned = false, theirs = null }: { returned?: boolean; theirs?: Theirs | null } = {}): void {
		if (theirs) this.#meet(theirs, $state.snapshot(this.typed));
		if (returned) this.touched();
		const copy = this.#copy.find(this.number);
		if (copy && differences(copy.typed, this.typed).length > 0) this.offered = copy;
		else this.#copy.forgetAside(this.number);
	}

	useOffered(): void {
		if (!this.offered) return;
		this.typed = offerRows(this.offered.typed);
		// Writing goes on from the version it began with: a newer one on the server is a conflict, and shown.
		if (this.offered.base !== null) this.#version = this.offered.base;
		if (this.offered.uid && this.number === null) this.#uid = this.offered.uid;
		this.touched();
		this.keepHere();
		this.leaveOffered();
	}

	leaveOffered(): void {
		this.offered = null;
		this.#copy.forgetAside(this.number);
	}

	/** A button of a row, see `act`. */
	do(doing: string): void {
		act(this.typed, doing);
		this.touched();
	}

	/** @returns what puts the row back where it was */
	remove(path: string): () => void {
		const { list, index } = placeOfRow(this.typed, path);
		const row = $state.snapshot(list[index]);
		this.do(`remove:${path}`);
		return () => {
			if (row === undefined) return;
			placeOfRow(this.typed, path).list.splice(index, 0, row);
			this.touched();
		};
	}

	touched(): void {
		offerRows(this.typed);
		this.#written += 1;
		this.unsaved = true;
		this.#pace.soon('keep', () => this.keepHere());
		if (!this.published && this.conflict === null) this.#pace.soon('save', () => void this.#autosave());
	}

	/** Everything goes into the browser's own storage, at once. */
	keepHere(): void {
		this.#pace.stop('keep');
		if (!this.unsaved) return;
		const copy = { typed: $state.snapshot(this.typed), base: this.#version, uid: this.#uid, at: Date.now() };
		this.keptHere = this.#copy.write(this.number, copy);
	}

	/** Somebody asked for it. @returns whether everything is on the server now */
	async save(): Promise<boolean> {
		this.#pace.stop('save');
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
		this.#version = this.conflict.theirs.version;
		this.conflict = null;
		this.touched();
		return this.save();
	}

	stop(): void {
		this.#pace.stopAll();
	}

	async #autosave(): Promise<boolean> {
		this.#pace.stop('save');
		if (this.#sending) {
			await this.#sending;
			if (!this.unsaved) return true;
		}
		// A page that was opened and left makes no draft.
		if (this.number === null && differences(this.typed, this.#base).length === 0) return true;
		return this.#send('save', !this.published);
	}

	#send(action: 'save' | 'publish', autosaved: boolean, published?: (to: string) => void): Promise<boolean> {
		const sending = this.#exchange(action, autosaved, published).finally(() => {
			if (this.#sending === sending) this.#sending = null;
		});
		this.#sending = sending;
		return sending;
	}

	async #exchange(
		action: 'save' | 'publish',
		autosaved: boolean,
		published?: (to: string) => void,
	): Promise<boolean> {
		await tick();
		const written = this.#written;
		const typed = $state.snapshot(this.typed);
		const data = this.#around.form();
		data.delete('do');
		data.set('autosaved', String(autosaved));
		data.set('base', String(this.#version ?? ''));
		data.set('uid', this.#uid);
		this.state = 'saving';
		const answer = await this.#around.send(action, this.number, data);
		if (answer.kind === 'saved') return this.#saved(answer.saved, typed, written);
		if (answer.kind === 'published') {
			this.#whole();
			published?.(answer.to);
			return true;
		}
		this.#notSaved(answer, typed);
		return false;
	}

	#saved(saved: Saved, typed: Typed, written: number): boolean {
		const before = this.number;
		applyIds(this.typed, saved.ids);
		if (!this.row.startsWith('timeline')) inOrderOfTime(this.typed);
		this.number = saved.number;
		this.#version = saved.version;
		this.#base = typed;
		this.savedAt = saved.at;
		this.message = null;
		this.allErrors = saved.problems;
		this.state = 'quiet';
		this.#pace.answered();
		if (before === null) {
			this.#copy.clear(null);
			this.#around.numbered(saved.number);
		}
		if (written === this.#written && Object.keys(saved.problems).length === 0) this.#whole();
		else this.keepHere();
		return !this.unsaved;
	}

	/** The server has everything. */
	#whole(): void {
		this.unsaved = false;
		this.#pace.stop('keep');
		this.#copy.clear(this.number);
	}

	#notSaved(answer: Exclude<Answer, { kind: 'saved' | 'published' }>, typed: Typed): void {
		this.unsaved = true;
		this.keepHere();
		switch (answer.kind) {
			case 'refused':
				this.state = 'refused';
				this.allErrors = answer.errors;
				this.message = answer.message;
				if (answer.saved) this.#version = answer.saved.version;
				return;
			case 'conflict':
				this.#meet(answer.theirs, typed);
				return;
			case 'signed-out':
			case 'away':
				this.state = answer.kind;
				this.#pace.later('save', () => void this.#autosave());
		}
	}

	#meet(theirs: Theirs, typed: Typed): void {
		if (differences(typed, theirs.typed).length === 0) {
			// Our own save, whose answer got lost on the way, or the same words twice.
			this.#version = theirs.version;
			this.#base = typed;
			this.state = 'quiet';
			this.savedAt = theirs.at;
			if (differences($state.snapshot(this.typed), typed).length === 0) this.#whole();
			else this.touched();
			return;
		}
		this.state = 'conflict';
		this.#pace.stop('save');
		this.conflict = new Conflict(theirs, typed, this.#base);
	}
}
