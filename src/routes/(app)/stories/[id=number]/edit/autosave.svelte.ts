import { deserialize } from '$app/forms';
import type { Coached } from '#domain/stories/coached.server.ts';
import { Pace } from '#domain/postmortems/editing/pace.ts';
import type { FieldErrors } from '#lib/errors.ts';
import type { Rejected } from '#lib/web/form.server.ts';

const PATIENCE = 30_000;

interface Around {
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

/** Saves a draft while it is written. Nothing is written over: where somebody else saved, its writer decides. */
export class Autosave {
	state = $state<'quiet' | 'kept' | 'saving' | 'away' | 'signed-out' | 'refused' | 'conflict'>('quiet');
	savedAt = $state(0);
	version = $state(0);
	errors = $state.raw<FieldErrors>({});
	message = $state<string | null>(null);

	readonly #around: Around;
	readonly #pace = new Pace();
	#sending: Promise<void> | null = null;
	#dirty = false;

	constructor(around: Around) {
		this.#around = around;
		this.savedAt = around.savedAt;
		this.version = around.version;
	}

	/** Something was written. */
	touched(): void {
		this.#dirty = true;
		if (this.state === 'conflict') return;
		if (this.state === 'quiet') this.state = 'kept';
		if (this.#around.isDraft) this.#pace.soon('save', () => void this.save());
	}

	/** The writer decided: theirs goes on, and the other stays in the history. */
	async goOn(): Promise<void> {
		this.state = 'kept';
		await this.save();
	}

	stop(): void {
		this.#pace.stopAll();
	}

	async save(): Promise<void> {
		await this.#sending;
		if (!this.#dirty || this.state === 'conflict') return;
		this.#sending = this.#send().finally(() => (this.#sending = null));
		await this.#sending;
	}

	async #send(): Promise<void> {
		const data = new FormData(this.#around.form());
		data.set('autosaved', 'true');
		data.set('base', String(this.version));
		this.#dirty = false;
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
			if (result.type === 'success' && result.data) this.#saved(result.data);
			else if (result.type === 'failure') await this.#refused(result.status, result.data);
			else if (response.status === 401) this.#notSaved('signed-out');
			else this.#notSaved('away');
		} catch {
			this.#notSaved('away');
		}
	}

	#saved({ version, coached }: Saved): void {
		this.version = version;
		this.savedAt = Date.now();
		this.errors = {};
		this.message = null;
		this.state = this.#dirty ? 'kept' : 'quiet';
		this.#pace.answered();
		this.#around.saved(coached);
	}

	async #refused(status: number, rejected?: Rejected): Promise<void> {
		this.#dirty = true;
		this.errors = rejected?.errors ?? {};
		this.message = rejected?.message ?? null;
		this.state = status === 409 ? 'conflict' : 'refused';
		if (status === 409) this.version = await this.#around.reread();
	}

	#notSaved(state: 'away' | 'signed-out'): void {
		this.#dirty = true;
		this.state = state;
		this.#pace.later('save', () => void this.save());
	}
}
