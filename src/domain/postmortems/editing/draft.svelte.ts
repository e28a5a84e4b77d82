import { tick } from 'svelte';
import type { FieldErrors } from '#lib/errors.ts';
import type { FormFields } from '#lib/writing/form-fields.ts';
import type { Pace } from '#lib/writing/pace.ts';
import type { Socket, Standing } from '#lib/live/connection.ts';
import { applyIds, inOrderOfTime } from './after-saving.ts';
import type { Answer, Send } from './answer.ts';
import { Conflict } from './conflict.svelte.ts';
import { differences } from './differences.ts';
import type { Lacking } from '../live/lacking.ts';
import type { Desk, Together } from '../live/together.svelte.ts';
import type { Told } from '../live/told.ts';
import type { Saved, Theirs } from './saving.server.ts';
import type { Typed } from './typed.ts';
import { WrittenHere, type Copy, type Opened } from './written-here.svelte.ts';

/** Nobody has it open, who could finish what is half written: then all of it waits. */
const UNSEEN: FormFields = [
	['autosaved', 'true'],
	['unseen', 'true'],
];
/** After so long without an answer it is written the other way. */
const PATIENCE = 4_000;

interface Around {
	me: number;
	storage: Storage | null;
	/** The form as it stands in the page. */
	form: () => FormData;
	send: Send;
	/** It has a number now. */
	numbered: (number: number) => void;
	/** Opens the way on which it is written live. */
	reach?: (number: number) => Socket;
	pace?: Pace;
}

/**
 * A post-mortem while it is written. A draft saves itself. A published one is read by others, and half
 * a sentence is not for them: it is kept in the browser, and goes to the server when somebody says so.
 */
export class Draft extends WrittenHere {
	published = $state(false);
	/** It is published, and its readers do not have all of it. */
	waiting = $state(false);
	/** Where it is written live, the others' words come here and ours go there at once. */
	live = $state.raw<Together | null>(null);
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

	#together: Together | null = null;
	#reaching = false;
	#stopped = false;
	/** It is known whether it can be written live. */
	readonly #reached = Promise.withResolvers<null>();
	/** As the server had it last. */
	#base: Typed;
	#sending: Promise<boolean> | null = null;
	readonly #around: Around;

	constructor(opened: Opened, around: Around) {
		super(opened, around.me, around.storage, around.pace);
		this.published = opened.published;
		this.allErrors = opened.errors;
		this.#base = structuredClone(opened.stored ?? opened.typed);
		this.#around = around;
	}

	/** @param returned the form came back from the server, with what was typed and not saved */
	start({ returned = false, theirs = null }: { returned?: boolean; theirs?: Theirs | null } = {}): void {
		if (theirs) this.#meet(theirs, $state.snapshot(this.typed));
		if (returned) this.touched();
		this.lookForCopy();
		void this.#reach();
	}

	override touched(): void {
		super.touched();
		if (this.live) this.live.push();
		else if (!this.published && this.conflict === null) {
			this.pace.soon('save', () => void this.#autosave());
		}
	}

	override useOffered(): void {
		const { offered } = this;
		if (!offered?.live) super.useOffered();
		else void this.#reached.promise.then(() => this.#bring(offered));
	}

	override stop(): void {
		super.stop();
		this.#stopped = true;
		this.#together?.stop();
	}

	/** The network is gone, as far as the browser knows. */
	cut(): void {
		this.#together?.cut();
	}

	#desk(): Desk {
		const typed = () => this.typed;
		return {
			me: this.#around.me,
			get typed() {
				return typed();
			},
			base: () => this.#base,
			idle: () => this.#idle(),
			joined: (live) => this.#joined(live),
			told: (told, isNews) => this.#told(told, isNews),
			standing: (standing, sentence) => this.#stand(standing, sentence),
			kept: () => this.whole(),
		};
	}

	/** Others may have it open: from its number on it is written live, where that can be had. */
	async #reach(): Promise<void> {
		const { number } = this;
		const { reach } = this.#around;
		if (!reach || number === null || this.#reaching) return;
		this.#reaching = true;
		try {
			const { Together } = await import('../live/together.svelte.ts');
			if (this.#stopped) return;
			setTimeout(() => this.#reached.resolve(null), PATIENCE);
			this.#together = new Together(this.#desk(), () => reach(number));
			this.#together.start();
		} catch {
			// It cannot be loaded: they write as where nothing is live.
			this.#reached.resolve(null);
		}
	}

	/** Somebody asked for it. @returns whether everything is on the server now */
	async save(): Promise<boolean> {
		this.pace.stop('save');
		this.row = '';
		await this.#sending;
		return this.live ? this.#saveLive(this.live) : this.#send('save', false);
	}

	/** @returns where its readers find it */
	async publish(): Promise<string | null> {
		await this.#sending;
		if (this.live && !(await this.#saveLive(this.live))) return null;
		let to: string | null = null;
		await this.#send('publish', false, (published) => (to = published));
		return to;
	}

	/** What waits to be saved is saved now: somebody is about to leave. */
	async flush(): Promise<void> {
		this.keepHere();
		if (this.live) this.live.push();
		else if (this.unsaved && !this.published && this.conflict === null) await this.#autosave();
	}

	/** Comes again at once, where it was waiting to. */
	retry(): void {
		if (this.live) this.live.wake();
		else if (this.state === 'away' || this.state === 'signed-out') void this.#autosave();
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

	protected override asCopy(): Copy {
		const at = `/postmortems/${this.number === null ? 'new' : `${this.number}/edit`}`;
		const fields = [...this.#around.form()].filter(
			(field): field is [string, string] => typeof field[1] === 'string',
		);
		const copy = super.asCopy();
		// What others read, and what was written with others, goes nowhere unless its writer says so.
		const send =
			this.published || copy.live || fields.length === 0
				? null
				: {
						action: `${at}?/save`,
						fields: [...fields.filter(([name]) => name !== 'do'), ...UNSEEN],
					};
		return { ...copy, leaving: { title: this.typed.title.trim() || 'Untitled', href: at, send } };
	}

	protected override lacking(): Lacking | null {
		return this.live?.lacking() ?? null;
	}

	/** Nothing is on its way, and nobody has to choose between two versions: from both, one is made now. */
	async #idle(): Promise<void> {
		this.pace.stop('save');
		await this.#sending;
		this.conflict = null;
	}

	#joined(live: Together): void {
		this.live = live;
		this.pace.stop('save');
		if (this.state !== 'saving') this.state = 'quiet';
		this.#reached.resolve(null);
		if (this.offered?.live && !live.isNew(this.offered.live)) this.leaveOffered();
	}

	#told({ version, at, published, waiting, problems, message }: Told, isNews: boolean): void {
		this.version = version;
		this.published = published;
		this.waiting = waiting;
		if (!isNews && !this.live) return;
		this.allErrors = problems;
		this.message = message;
		if (!isNews) return;
		this.savedAt = at;
		if (!this.row.startsWith('timeline') && inOrderOfTime(this.typed)) this.live?.push();
	}

	#stand(standing: Standing, sentence: string): void {
		if (!this.live) return;
		this.state = standing === 'live' ? 'quiet' : standing;
		this.message = standing === 'refused' ? sentence : null;
	}

	async #saveLive(live: Together): Promise<boolean> {
		const told = await live.save();
		if (!told) {
			if (this.state === 'quiet') this.state = 'away';
			live.wake();
			return false;
		}
		return Object.keys(told.problems).length === 0 && told.message === null;
	}

	#bring(offered: Copy): void {
		if (this.offered !== offered) return;
		if (!offered.live || !this.live?.bring(offered.live, offered.typed)) {
			super.useOffered();
			return;
		}
		this.touched();
		this.keepHere();
		this.leaveOffered();
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
		if (this.live) data.set('live', 'true');
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
		this.answered();
		applyIds(this.typed, saved.ids);
		if (!this.row.startsWith('timeline')) inOrderOfTime(this.typed);
		this.numberedAs(saved.number);
		this.version = saved.version;
		this.#base = typed;
		this.savedAt = saved.at;
		this.message = null;
		this.allErrors = saved.problems;
		this.state = 'quiet';
		if (first) this.#around.numbered(saved.number);
		void this.#reach();
		if (written === this.written && Object.keys(saved.problems).length === 0) this.whole();
		else this.keepHere();
		return !this.unsaved;
	}

	#notSaved(answer: Exclude<Answer, { kind: 'saved' | 'published' }>, typed: Typed): void {
		this.unsaved = true;
		if (answer.kind === 'away' || answer.kind === 'signed-out') this.unreached();
		else {
			this.answered();
			this.keepHere();
		}
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
