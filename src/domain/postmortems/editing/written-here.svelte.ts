import type { FieldErrors } from '#lib/errors.ts';
import { differences } from './differences.ts';
import type { Lacking } from '../live/lacking.ts';
import { LocalCopy, type Copy } from './local-copy.ts';
import { Pace } from './pace.ts';
import { act, offerRows, placeOfRow } from './rows.ts';
import type { Expected } from '../expected.server.ts';
import type { Typed } from './typed.ts';

export interface Opened {
	typed: Typed;
	number: number | null;
	/** The version that the writing starts from. */
	version: number | null;
	uid: string;
	published: boolean;
	errors: FieldErrors;
	/** What the server has, where that is not what was typed. */
	stored?: Typed;
	/** By when it is expected, for a draft of which a workspace expects that. */
	expected?: Expected | null;
	/** How many ideas wait to become changes. */
	ideas?: { resting: number; rested: number };
}

/** What somebody writes, and its copy in their browser, which is there until the server has everything. */
export class WrittenHere {
	typed: Typed;
	number = $state<number | null>(null);
	version = $state<number | null>(null);
	uid = $state('');
	/** Written here once, and not on the server: to be used or left. */
	offered = $state.raw<Copy | null>(null);
	/** The server does not have all of it. */
	unsaved = $state(false);
	/** The browser has all of it. Some keep nothing, or have no room. */
	keptHere = $state(true);

	/** Counts what was typed, to tell whether an answer is about all of it. */
	protected written = 0;
	protected readonly pace: Pace;
	readonly #copy: LocalCopy;

	constructor(opened: Opened, me: number, storage: Storage | null, pace = new Pace()) {
		this.typed = $state(opened.typed);
		this.number = opened.number;
		this.version = opened.version;
		this.uid = opened.uid;
		this.pace = pace;
		this.#copy = new LocalCopy(storage, me);
	}

	/** Looks for what was written here before. */
	lookForCopy(): void {
		const copy = this.#copy.find(this.number);
		if (copy && differences(copy.typed, this.typed).length > 0) this.offered = copy;
		else this.#copy.forgetAside(this.number);
	}

	useOffered(): void {
		if (!this.offered) return;
		this.typed = offerRows(this.offered.typed);
		// Writing goes on from the version it began with: a newer one on the server is a conflict, and shown.
		if (this.offered.base !== null) this.version = this.offered.base;
		if (this.offered.uid && this.number === null) this.uid = this.offered.uid;
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
		this.written += 1;
		this.unsaved = true;
		this.pace.soon('keep', () => this.keepHere());
	}

	/** Everything goes into the browser's own storage, at once. */
	keepHere(): void {
		this.pace.stop('keep');
		if (!this.unsaved) return;
		const { version: base, uid } = this;
		const live = this.lacking();
		const copy = { typed: $state.snapshot(this.typed), base, uid, at: Date.now(), ...(live && { live }) };
		this.keptHere = this.#copy.write(this.number, copy);
	}

	stop(): void {
		this.pace.stopAll();
	}

	/** See `Lacking`. */
	protected lacking(): Lacking | null {
		return null;
	}

	/** The server has everything. */
	protected whole(): void {
		this.unsaved = false;
		this.pace.stop('keep');
		this.#copy.clear(this.number);
	}

	/** It is kept under its number from now on. */
	protected numberedAs(number: number): void {
		if (this.number === number) return;
		this.#copy.clear(this.number);
		this.number = number;
	}
}
