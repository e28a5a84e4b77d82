import { merged, type Board } from '#domain/projects/board/board.ts';
import { withDeed, type Deed } from '#domain/projects/board/deeds.ts';
import type { FieldErrors } from '#lib/errors.ts';
import { newUid } from '#lib/uid.ts';
import {
	AWAY,
	changesSince,
	placeOnShelf,
	postingOf,
	send,
	type Answer,
	type KeptDeed,
} from '#domain/projects/board/sending.ts';
import { forgetUnsent, isGone, keepUnsent, sendingAlone, SYNC, unsentIn } from '#lib/offline/unsent.ts';
import { askToBeWoken } from '#lib/offline/waking.ts';

/** What became of what somebody did: done, kept here until the server is back, or refused with a reason. */
export type Outcome = { kind: 'done' | 'kept' } | { kind: 'refused'; message: string; errors: FieldErrors };

const AGAIN = 4_000;

/** The board in a browser: what the server said last, and on top of it what the server does not have yet. */
export class BoardUnderway {
	confirmed = $state.raw<Board>({ change: 0, columns: [], cards: [], hours: { spent: null, meant: null } });
	waiting = $state.raw<readonly KeptDeed[]>([]);
	/** Why what waits could not be sent; null while all is well. */
	away = $state<string | null>(null);
	readonly view = $derived(
		this.waiting.reduce((board, { what, at }) => withDeed(board, what, at), this.confirmed),
	);

	readonly #number: number;
	readonly #person: number;
	/* eslint-disable svelte/prefer-svelte-reactivity -- they are read where something is sent, not where it is shown */
	/** Whether this browser keeps it beyond this page. */
	readonly #kept = new Map<string, boolean | Promise<boolean>>();
	/** What the server said to what is not heard of yet. */
	readonly #answers = new Map<string, Answer>();
	/* eslint-enable svelte/prefer-svelte-reactivity */
	#sending = false;
	#again: ReturnType<typeof setTimeout> | undefined;
	#refreshing: Promise<boolean> | null = null;
	/** Who waits for what becomes of a deed. */
	#settled: { key: string; settle: (outcome: Outcome) => void }[] = [];
	/** Says what the server refused, where nobody waits for the answer any more. */
	readonly #refused: (message: string) => void;

	constructor(
		{ number, person }: { number: number; person: number },
		board: Board,
		refused: (message: string) => void,
	) {
		[this.#number, this.#person] = [number, person];
		this.confirmed = board;
		this.#refused = refused;
	}

	/** A page that was asked for anew has the board as well. */
	take(board: Board): void {
		if (board.change >= this.confirmed.change) this.confirmed = board;
	}

	/** What was done here before, and not sent, is sent now. */
	async remember(): Promise<void> {
		const before = (await unsentIn<Deed>(this.#person, placeOnShelf(this.#number))).filter(
			({ key }) => !this.waiting.some((one) => one.key === key),
		);
		for (const { key } of before) this.#kept.set(key, true);
		this.waiting = [...before, ...this.waiting];
		await this.flush();
	}

	/** The worker has sent some of it. */
	async recall(): Promise<void> {
		if (!(await this.refresh())) return;
		for (const one of this.waiting) if (await this.#isGone(one.key)) this.#drop(one, { kind: 'done' });
	}

	do(deed: Deed): Promise<Outcome> {
		const at = Math.max(Date.now(), (this.waiting.at(-1)?.at ?? 0) + 1);
		const one: KeptDeed = {
			key: newUid(),
			person: this.#person,
			place: placeOnShelf(this.#number),
			at,
			posting: postingOf(this.#number, deed),
			what: deed,
			refused: null,
		};
		this.#kept.set(one.key, keepUnsent($state.snapshot(one)));
		this.waiting = [...this.waiting, one];
		return new Promise((settle) => {
			this.#settled.push({ key: one.key, settle });
			void this.flush();
		});
	}

	async #isGone(key: string): Promise<boolean> {
		return (await this.#kept.get(key)) === true && isGone(key);
	}

	/** Sends what waits, one after the other, in the order it was done. */
	async flush(): Promise<void> {
		clearTimeout(this.#again);
		if (this.#sending) return;
		this.#sending = true;
		for (let one = this.waiting[0]; one; one = this.waiting[0]) {
			const answer = await sendingAlone(() => this.#send(one));
			if (answer.kind === 'away' || answer.kind === 'signed-out') {
				this.#isAway(answer.message);
				break;
			}
			if (!(await this.refresh())) {
				this.#isAway(AWAY);
				break;
			}
			this.away = null;
			this.#drop(one, answer);
		}
		this.#sending = false;
	}

	/** Once. What the worker has sent meanwhile is done. */
	async #send(one: KeptDeed): Promise<Answer> {
		const { key } = one;
		const before = this.#answers.get(key);
		if (before) return before;
		if (await this.#isGone(key)) return { kind: 'done' };
		const answer = await send(one);
		if (answer.kind === 'away' || answer.kind === 'signed-out') return answer;
		this.#answers.set(key, answer);
		// What is refused is kept until somebody was told.
		if (answer.kind === 'done') {
			this.#kept.set(key, false);
			await forgetUnsent(key);
		}
		return answer;
	}

	#drop({ key }: KeptDeed, answer: Outcome): void {
		this.#kept.delete(key);
		this.#answers.delete(key);
		if (answer.kind === 'refused') void forgetUnsent(key);
		this.waiting = this.waiting.filter((one) => one.key !== key);
		const asked = this.#settled.find((one) => one.key === key);
		this.#settled = this.#settled.filter((one) => one.key !== key);
		if (asked) asked.settle(answer);
		else if (answer.kind === 'refused') this.#refused(answer.message);
	}

	#isAway(message: string): void {
		this.away = message;
		void askToBeWoken(SYNC);
		for (const { settle } of this.#settled) settle({ kind: 'kept' });
		this.#settled = [];
		this.#again = setTimeout(() => void this.flush(), AGAIN);
	}

	/** Asks what changed meanwhile. @returns whether it was heard */
	async refresh(): Promise<boolean> {
		// What is done while an answer is on its way may not be in it: then it is asked for once more.
		await this.#refreshing;
		this.#refreshing = this.#ask();
		return this.#refreshing;
	}

	async #ask(): Promise<boolean> {
		const changes = await changesSince(this.#number, this.confirmed.change);
		if (changes) this.confirmed = merged(this.confirmed, changes);
		return changes !== null;
	}

	stop(): void {
		clearTimeout(this.#again);
	}
}
