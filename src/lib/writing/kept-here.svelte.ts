import type { Kept, LocalCopy } from './local-copy.ts';
import { Pace } from './pace.ts';

/** What somebody writes has a copy in their browser, which is there until the server has everything. */
export abstract class KeptHere<Copy extends Kept> {
	/** Written here once, and not on the server: to be used or left. */
	offered = $state.raw<Copy | null>(null);
	/** The server does not have all of it. */
	unsaved = $state(false);
	/** The browser has all of it. Some keep nothing, or have no room. */
	keptHere = $state(true);

	/** Its number; null for what is not stored yet. */
	abstract number: number | null;
	/** Counts what was typed, to tell whether an answer is about all of it. */
	protected written = 0;
	protected readonly pace: Pace;
	readonly #copy: LocalCopy<Copy>;

	constructor(copy: LocalCopy<Copy>, pace = new Pace()) {
		this.#copy = copy;
		this.pace = pace;
	}

	/** All that stands there now. */
	protected abstract asCopy(): Copy;
	/** Whether a copy says something else than what stands there. */
	protected abstract differs(copy: Copy): boolean;
	/** Puts a copy in the place of what stands there. */
	protected abstract take(copy: Copy): void;

	/** Looks for what was written here before. */
	lookForCopy(): void {
		const copy = this.#copy.find(this.number);
		if (copy && this.differs(copy)) this.offered = copy;
		else this.#copy.forgetAside(this.number);
	}

	useOffered(): void {
		if (!this.offered) return;
		this.take(this.offered);
		this.touched();
		this.keepHere();
		this.leaveOffered();
	}

	leaveOffered(): void {
		this.offered = null;
		this.#copy.forgetAside(this.number);
	}

	/** Something was written. */
	touched(): void {
		this.written += 1;
		this.unsaved = true;
		this.pace.soon('keep', () => this.keepHere());
	}

	/** Everything goes into the browser's own storage, at once. */
	keepHere(): void {
		this.pace.stop('keep');
		if (this.unsaved) this.keptHere = this.#copy.write(this.number, this.asCopy());
	}

	stop(): void {
		this.pace.stopAll();
	}

	/** The server has everything. */
	protected whole(): void {
		this.unsaved = false;
		this.pace.stop('keep');
		this.forgetCopy();
	}

	/** What is under its number, or under none, is not needed any more. */
	protected forgetCopy(): void {
		this.#copy.clear(this.number);
	}
}
