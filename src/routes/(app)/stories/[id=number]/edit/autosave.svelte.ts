import { tick } from 'svelte';
import { deserialize } from '$app/forms';
import type { Coached } from '#domain/stories/coached.server.ts';
import type { FieldErrors } from '#lib/errors.ts';
import type { Rejected } from '#lib/web/form.server.ts';
import { fieldsIn, fillIn, saysElse, type FormFields } from '#lib/writing/form-fields.ts';
import { KeptHere } from '#lib/writing/kept-here.svelte.ts';
import type { Leaving } from '#lib/writing/left-here.ts';
import { LocalCopy } from '#lib/writing/local-copy.ts';

const PATIENCE = 30_000;

/** A story as somebody wrote it, kept in their browser until the server has it. */
interface Copy {
	fields: FormFields;
	/** The version it was written on. */
	base: number;
	at: number;
	leaving?: Leaving;
}

interface Around {
	me: number;
	number: number;
	storage: Storage | null;
	form: () => HTMLFormElement;
	/** Drafts save themselves; what others read waits for somebody to say so. */
	isDraft: boolean;
	version: number;
	savedAt: number;
	/** Asks the server for what stands there now. @returns its version */
	reread: () => Promise<number>;
	saved: (coached: Coached) => void;
}

interface Saved {
	version: number;
	coached: Coached;
}

function copyIn(storage: Storage | null, me: number): LocalCopy<Copy> {
	return new LocalCopy(storage, `kintsugi:writing-story:${me}`, ({ fields, base }, at) => ({
		fields: Array.isArray(fields) ? fields : [],
		base: base ?? 0,
		at,
	}));
}

/** Saves a draft while it is written. Nothing is written over: where somebody else saved, its writer decides. */
export class Autosave extends KeptHere<Copy> {
	readonly number: number;
	state = $state<'quiet' | 'kept' | 'saving' | 'away' | 'signed-out' | 'refused' | 'conflict'>('quiet');
	savedAt = $state(0);
	version = $state(0);
	errors = $state.raw<FieldErrors>({});
	message = $state<string | null>(null);

	readonly #around: Around;
	#sending: Promise<void> | null = null;

	constructor(around: Around) {
		super(copyIn(around.storage, around.me));
		this.#around = around;
		this.number = around.number;
		this.savedAt = around.savedAt;
		this.version = around.version;
	}

	override touched(): void {
		super.touched();
		if (this.state === 'conflict') return;
		if (this.state === 'quiet') this.state = 'kept';
		if (this.#around.isDraft) this.pace.soon('save', () => void this.save());
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
		const form = this.#around.form();
		const mine = fieldsIn(form);
		this.version = await this.#around.reread();
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
		const fields = fieldsIn(this.#around.form());
		const href = `/stories/${this.number}/edit`;
		const sent: FormFields = [...fields, ['base', String(this.version)], ['autosaved', 'true']];
		// What others read already goes nowhere unless its writer says so.
		const send = this.#around.isDraft ? { action: `${href}?/save`, fields: sent } : null;
		const title = fields.find(([name]) => name === 'title')?.[1].trim() ?? '';
		return { fields, base: this.version, at: Date.now(), leaving: { title: title || 'A story', href, send } };
	}

	protected override differs({ fields }: Copy): boolean {
		return saysElse(this.#around.form(), fields);
	}

	protected override take({ fields, base }: Copy): void {
		fillIn(this.#around.form(), fields);
		// Writing goes on from the version it began with: a newer one on the server is a conflict, and shown.
		if (base > 0) this.version = base;
	}

	async #send(): Promise<void> {
		const data = new FormData(this.#around.form());
		data.set('autosaved', 'true');
		data.set('base', String(this.version));
		const { written } = this;
		this.state = 'saving';
		try {
			const response = await fetch('?/save', {
				method: 'POST',
				headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
				body: data,
				signal: AbortSignal.timeout(PATIENCE),
			});
			const result = deserialize<Saved & Record<string, unknown>, Rejected & Record<string, unknown>>(
				await response.text(),
			);
			if (result.type === 'success' && result.data) this.#saved(result.data, written);
			else if (result.type === 'failure') await this.#refused(result.status, result.data);
			else if (response.status === 401) this.#notSaved('signed-out');
			else this.#notSaved('away');
		} catch {
			this.#notSaved('away');
		}
	}

	#saved({ version, coached }: Saved, written: number): void {
		this.version = version;
		this.savedAt = Date.now();
		this.errors = {};
		this.message = null;
		this.pace.answered();
		if (written === this.written) this.whole();
		else this.keepHere();
		this.state = this.unsaved ? 'kept' : 'quiet';
		this.#around.saved(coached);
	}

	async #refused(status: number, rejected?: Rejected): Promise<void> {
		this.keepHere();
		this.errors = rejected?.errors ?? {};
		this.message = rejected?.message ?? null;
		this.state = status === 409 ? 'conflict' : 'refused';
		if (status === 409) await this.overtaken();
	}

	#notSaved(state: 'away' | 'signed-out'): void {
		this.keepHere();
		this.state = state;
		if (this.#around.isDraft) this.pace.later('save', () => void this.save());
	}
}
