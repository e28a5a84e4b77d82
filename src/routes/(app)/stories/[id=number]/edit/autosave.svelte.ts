import { tick } from 'svelte';
import { deserialize } from '$app/forms';
import type { Coached } from '#domain/stories/coached.server.ts';
import type { Form } from '#domain/stories/story.ts';
import type { FieldErrors } from '#lib/errors.ts';
import { post } from '#lib/offline/posting.ts';
import type { Rejected } from '#lib/web/form.server.ts';
import { fieldsIn, fillIn, saysElse, type FormFields } from '#lib/writing/form-fields.ts';
import { KeptHere } from '#lib/writing/kept-here.svelte.ts';
import type { Leaving } from '#lib/writing/left-here.ts';
import { LocalCopy } from '#lib/writing/local-copy.ts';

const FORM = 'application/x-www-form-urlencoded';

/** A story as somebody wrote it, kept in their browser until the server has it. */
export interface Copy {
	fields: FormFields;
	/** The version it was written on; 0 for one that is not stored yet. */
	base: number;
	/** How one that is not stored yet is told. */
	form: Form;
	uid: string;
	at: number;
	leaving?: Leaving;
}

interface Around {
	me: number;
	number: number | null;
	/** Sent twice, it begins once. */
	uid: string;
	form: Form;
	storage: Storage | null;
	element: () => HTMLFormElement;
	/** Drafts save themselves; what others read waits for somebody to say so. */
	isDraft: boolean;
	version: number;
	savedAt: number;
	/** Asks the server for what stands there now. @returns its version */
	reread: (number: number | null) => Promise<number>;
	saved: (coached: Coached) => void;
	/** It has a number now. */
	numbered?: (number: number) => void;
}

interface Saved {
	/** Where it did not have one before. */
	number?: number;
	version: number;
	coached: Coached;
}

export function copyIn(storage: Storage | null, me: number): LocalCopy<Copy> {
	return new LocalCopy(storage, `kintsugi:writing-story:${me}`, ({ fields, base, form, uid }, at) => ({
		fields: Array.isArray(fields) ? fields : [],
		base: base ?? 0,
		form: form ?? 'guided',
		uid: uid ?? '',
		at,
	}));
}

/** Saves a draft while it is written. Nothing is written over: where somebody else saved, its writer decides. */
export class Autosave extends KeptHere<Copy> {
	number = $state<number | null>(null);
	readonly uid: string;
	state = $state<'quiet' | 'kept' | 'saving' | 'away' | 'signed-out' | 'refused' | 'conflict'>('quiet');
	savedAt = $state(0);
	version = $state(0);
	errors = $state.raw<FieldErrors>({});
	message = $state<string | null>(null);

	readonly #around: Around;
	#sending: Promise<void> | null = null;

	constructor(around: Around) {
		super(around.me, copyIn(around.storage, around.me));
		this.#around = around;
		this.number = around.number;
		this.uid = around.uid;
		this.savedAt = around.savedAt;
		this.version = around.version;
	}

	override touched(): void {
		super.touched();
		if (this.state === 'conflict') return;
		if (this.state === 'quiet') this.state = 'kept';
		if (this.#around.isDraft) this.pace.soon('save', () => void this.save());
	}

	/** What was written here before stands here again, and goes on. */
	goOnWith(copy: Copy): void {
		this.take(copy);
		this.touched();
		this.keepHere();
		this.leaveOffered();
	}

	/** The writer decided: theirs goes on, and the other stays in the history. */
	async goOn(): Promise<void> {
		this.state = 'kept';
		await this.save();
	}

	/** Comes again at once, where it was waiting to. */
	retry(): void {
		if (this.state !== 'away' && this.state !== 'signed-out') return;
		if (this.#around.isDraft) void this.save();
		else this.state = 'kept';
	}

	/** Somebody pressed the button, and the server took it all. */
	accepted(): void {
		this.state = 'quiet';
		this.whole();
	}

	/** Somebody pressed the button, and nobody answered. */
	unanswered(): void {
		this.#notSaved('away');
	}

	/** Somebody else saved: from theirs it goes on, with the words that stand here. */
	async overtaken(): Promise<void> {
		const form = this.#around.element();
		const mine = fieldsIn(form);
		this.version = await this.#around.reread(this.number);
		await tick();
		fillIn(form, mine);
	}

	async save(): Promise<void> {
		await this.#sending;
		if (!this.unsaved || this.state === 'conflict') return;
		this.#sending = this.#send().finally(() => (this.#sending = null));
		await this.#sending;
	}

	protected override asCopy(): Copy {
		const fields = fieldsIn(this.#around.element());
		const { form, uid, isDraft } = this.#around;
		const sent: FormFields = [...fields, ...this.#besides()];
		// What others read already goes nowhere unless its writer says so.
		const send = isDraft ? { action: this.action, fields: sent } : null;
		const title = fields.find(([name]) => name === 'title')?.[1].trim() ?? '';
		const leaving = { title: title || 'A story', href: this.#href, send };
		return { fields, base: this.version, form, uid, at: Date.now(), leaving };
	}

	get #href(): string {
		return `/stories/${this.number === null ? 'new' : `${this.number}/edit`}`;
	}

	get action(): string {
		return `${this.#href}?/save`;
	}

	/** What goes with what is in the fields. */
	#besides(): FormFields {
		const { form, uid } = this.#around;
		return [
			['autosaved', 'true'],
			...(this.version > 0 ? [['base', String(this.version)] as [string, string]] : []),
			...(this.number === null
				? ([
						['form', form],
						['uid', uid],
					] as FormFields)
				: []),
		];
	}

	protected override differs({ fields }: Copy): boolean {
		return saysElse(this.#around.element(), fields);
	}

	protected override take({ fields, base }: Copy): void {
		fillIn(this.#around.element(), fields);
		// Writing goes on from the version it began with: a newer one on the server is a conflict, and shown.
		if (base > 0) this.version = base;
	}

	async #send(): Promise<void> {
		const data = new FormData(this.#around.element());
		for (const [name, value] of this.#besides()) data.set(name, value);
		const { written } = this;
		this.state = 'saving';
		try {
			const sent = { address: this.action, method: 'POST', type: FORM, body: data } as const;
			const response = await post(sent, this.#around.me);
			const result = deserialize<Saved & Record<string, unknown>, Rejected & Record<string, unknown>>(
				await response.text(),
			);
			if (result.type === 'success' && result.data) this.#saved(result.data, written);
			else if (result.type === 'failure') await this.#refused(result.status, result.data);
			else if (response.status === 401) this.#notSaved('signed-out');
			else if (result.type === 'error' && response.status < 500 && response.status !== 429) {
				// It is not there for them any more: what they wrote stays with them.
				const { message } = result.error as App.Error;
				await this.#refused(response.status, { values: {}, errors: {}, message });
			} else this.#notSaved('away');
		} catch {
			this.#notSaved('away');
		}
	}

	#saved({ number, version, coached }: Saved, written: number): void {
		this.answered();
		if (number !== undefined) this.#numberedAs(number);
		this.version = version;
		this.savedAt = Date.now();
		this.errors = {};
		this.message = null;
		if (written === this.written) this.whole();
		else this.keepHere();
		this.state = this.unsaved ? 'kept' : 'quiet';
		this.#around.saved(coached);
	}

	/** It is kept under its number from now on. */
	#numberedAs(number: number): void {
		if (this.number !== null) return;
		this.forgetCopy();
		this.number = number;
		this.#around.numbered?.(number);
	}

	async #refused(status: number, rejected?: Rejected): Promise<void> {
		this.answered();
		this.keepHere();
		this.errors = rejected?.errors ?? {};
		this.message = rejected?.message ?? null;
		this.state = status === 409 ? 'conflict' : 'refused';
		if (status === 409) await this.overtaken();
	}

	#notSaved(state: 'away' | 'signed-out'): void {
		this.unreached();
		this.state = state;
		if (this.#around.isDraft) this.pace.later('save', () => void this.save());
	}
}
