import { MINUTE } from '#lib/dates.ts';

export interface Typed {
	role: string;
	text: string;
	withName: boolean;
}

export type Kept = { kind: 'kept'; at: number } | { kind: 'refused'; message: string } | { kind: 'away' };

interface Options {
	/** Of the person and the post-mortem. */
	key: string;
	typed: Typed;
	/** When the server saved it last; 0 where it has not. */
	base: number;
	/** Others read it: it is sent when its writer says so, and in between it is kept in the browser alone. */
	released: boolean;
	send: (typed: Typed, base: number) => Promise<Kept>;
}

const PAUSE = 1_500;
const AGAIN = MINUTE / 4;

/** What somebody writes for themselves: in the browser with every letter, on the server soon after. */
export class OwnWords {
	role = $state('');
	text = $state('');
	withName = $state(false);
	base = $state(0);
	standing = $state<'kept' | 'waiting' | 'here' | 'refused'>('kept');
	message = $state('');
	/** What this browser kept of an earlier time, and the server has not. */
	found = $state.raw<Typed | null>(null);

	readonly #options: Options;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#sending = false;

	constructor(options: Options) {
		this.#options = options;
		this.base = options.base;
		this.#take(options.typed);
	}

	/** Looks for what was left here. */
	look(): void {
		const left = readCopy(this.#options.key);
		if (left === null) return;
		if (same(left, this.#typed())) forgetCopy(this.#options.key);
		else this.found = left;
	}

	putBack(): void {
		if (this.found) this.#take(this.found);
		this.found = null;
		this.changed();
	}

	discard(): void {
		this.found = null;
		forgetCopy(this.#options.key);
	}

	/** Somebody wrote. */
	changed(): void {
		if (this.found === null) writeCopy(this.#options.key, this.#typed());
		if (this.standing === 'refused') return;
		this.standing = this.#options.released ? 'here' : 'waiting';
		if (!this.#options.released) this.#soon(PAUSE);
	}

	stop(): void {
		clearTimeout(this.#timer);
	}

	#soon(pause: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#keep(), pause);
	}

	async #keep(): Promise<void> {
		if (this.#sending) {
			this.#soon(PAUSE);
			return;
		}
		this.#sending = true;
		const typed = this.#typed();
		const answer = await this.#options.send(typed, this.base);
		this.#sending = false;
		if (answer.kind === 'away') {
			this.standing = 'here';
			this.#soon(AGAIN);
		} else if (answer.kind === 'refused') {
			this.standing = 'refused';
			this.message = answer.message;
		} else {
			this.base = answer.at;
			if (same(typed, this.#typed())) {
				this.standing = 'kept';
				if (this.found === null) forgetCopy(this.#options.key);
			} else this.#soon(PAUSE);
		}
	}

	#take({ role, text, withName }: Typed): void {
		this.role = role;
		this.text = text;
		this.withName = withName;
	}

	#typed(): Typed {
		return { role: this.role, text: this.text, withName: this.withName };
	}
}

function same(a: Typed, b: Typed): boolean {
	return a.role === b.role && a.text === b.text && a.withName === b.withName;
}

function readCopy(key: string): Typed | null {
	try {
		const left = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<Typed> | null;
		if (typeof left?.text !== 'string') return null;
		return { text: left.text, role: left.role ?? '', withName: left.withName === true };
	} catch {
		return null;
	}
}

function writeCopy(key: string, typed: Typed): void {
	try {
		localStorage.setItem(key, JSON.stringify(typed));
	} catch {
		// A browser that keeps nothing leaves it to the server.
	}
}

function forgetCopy(key: string): void {
	try {
		localStorage.removeItem(key);
	} catch {
		// It keeps nothing.
	}
}
