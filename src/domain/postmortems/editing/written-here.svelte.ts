import type { FieldErrors } from '#lib/errors.ts';
import { KeptHere } from '#lib/writing/kept-here.svelte.ts';
import type { Leaving } from '#lib/writing/left-here.ts';
import { LocalCopy } from '#lib/writing/local-copy.ts';
import type { Pace } from '#lib/writing/pace.ts';
import type { Begun } from '../../entries/begun.ts';
import { differences } from './differences.ts';
import type { Lacking } from '../live/lacking.ts';
import { act, offerRows, placeOfRow } from './rows.ts';
import type { Expected } from '../expected.server.ts';
import { typedFrom } from './typed-from.ts';
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
	/** The program that began it, while it is a draft. */
	begun?: Begun | null;
	/** By when it is expected, for a draft of which a workspace expects that. */
	expected?: Expected | null;
	/** How many ideas wait to become changes. */
	ideas?: { resting: number; rested: number };
}

/** What somebody wrote of a post-mortem, kept in their browser until the server has it. */
export interface Copy {
	typed: Typed;
	/** The version it was written on; null for one that is not stored yet. */
	base: number | null;
	uid: string;
	at: number;
	/** The changes themselves, where it was written live: with them nothing of others is written over. */
	live?: Lacking | undefined;
	leaving?: Leaving;
}

function copyIn(storage: Storage | null, me: number): LocalCopy<Copy> {
	return new LocalCopy(storage, `kintsugi:writing:${me}`, ({ typed, base, uid, live }, at) => ({
		typed: typedFrom(typed),
		base: base ?? null,
		uid: uid ?? '',
		at,
		live,
	}));
}

/** A post-mortem that somebody writes, and its copy in their browser. */
export class WrittenHere extends KeptHere<Copy> {
	typed: Typed;
	number = $state<number | null>(null);
	version = $state<number | null>(null);
	uid = $state('');

	constructor(opened: Opened, me: number, storage: Storage | null, pace?: Pace) {
		super(me, copyIn(storage, me), pace);
		this.typed = $state(opened.typed);
		this.number = opened.number;
		this.version = opened.version;
		this.uid = opened.uid;
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

	override touched(): void {
		offerRows(this.typed);
		super.touched();
	}

	protected override asCopy(): Copy {
		const { version: base, uid } = this;
		const live = this.lacking();
		return { typed: $state.snapshot(this.typed), base, uid, at: Date.now(), ...(live && { live }) };
	}

	protected override differs(copy: Copy): boolean {
		return differences(copy.typed, this.typed).length > 0;
	}

	protected override take({ typed, base, uid }: Copy): void {
		this.typed = offerRows(typed);
		// Writing goes on from the version it began with: a newer one on the server is a conflict, and shown.
		if (base !== null) this.version = base;
		if (uid && this.number === null) this.uid = uid;
	}

	/** See `Lacking`. */
	protected lacking(): Lacking | null {
		return null;
	}

	/** It is kept under its number from now on. */
	protected numberedAs(number: number): void {
		if (this.number === number) return;
		this.forgetCopy();
		this.number = number;
	}
}
