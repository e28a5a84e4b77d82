import { handOver, takeBack } from './left-here.ts';
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
	/** Made where it is written, so that what is sent twice begins once. */
	abstract uid: string;
	/** Counts what was typed, to tell whether an answer is about all of it. */
	protected written = 0;
	protected readonly pace: Pace;
	readonly #me: number;
	readonly #copy: LocalCopy<Copy>;
	/** Nobody answers: what is written goes to the worker as well, for when no page is open. */
	#isUnreached = false;

	constructor(me: number, copy: LocalCopy<Copy>, pace = new Pace()) {
		this.#me = me;
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
		// It waits for its writer to decide about it.
		if (copy) this.#takeBack(copy.uid);
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
		if (!this.unsaved) return;
		const copy = this.asCopy();
		this.keptHere = this.#copy.write(this.number, copy);
		if (this.#isUnreached) void handOver(...this.#nameOf(this.uid), this.#me, copy);
	}

	/** Nobody answered. */
	protected unreached(): void {
		this.#isUnreached = true;
		this.keepHere();
	}

	/** Somebody did, whatever they said. */
	protected answered(): void {
		this.pace.answered();
		this.#isUnreached = false;
		this.#takeBack();
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

	#takeBack(uid = this.uid): void {
		void takeBack(...this.#nameOf(uid));
	}

	#nameOf(uid: string): [key: string, uid: string | null] {
		return [this.#copy.keyOf(this.number), this.number === null ? uid : null];
	}
}
