import { merged, type Board } from '#domain/projects/board/board.ts';
import { withDeed, type Deed } from '#domain/projects/board/deeds.ts';
import type { FieldErrors } from '#lib/errors.ts';
import { newUid } from '#lib/uid.ts';
import type { KeptDeed, KeptDeeds } from './kept-deeds.ts';
import { changesSince, send } from './sending.ts';

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
		this.waiting.reduce((board, { deed, at }) => withDeed(board, deed, at), this.confirmed),
	);

	readonly #number: number;
	#kept: KeptDeeds | null = null;
	#sending = false;
	#again: ReturnType<typeof setTimeout> | undefined;
	#refreshing: Promise<boolean> | null = null;
	/** Who waits for what becomes of a deed. */
	#settled: { key: string; settle: (outcome: Outcome) => void }[] = [];
	/** Says what the server refused, where nobody waits for the answer any more. */
	readonly #refused: (message: string) => void;

	constructor(number: number, board: Board, refused: (message: string) => void) {
		this.#number = number;
		this.confirmed = board;
		this.#refused = refused;
	}

	/** A page that was asked for anew has the board as well. */
	take(board: Board): void {
		if (board.change >= this.confirmed.change) this.confirmed = board;
	}

	/** What was done here before, and not sent, is sent now. */
	remember(kept: KeptDeeds): void {
		this.#kept = kept;
		this.waiting = [...kept.all(), ...this.waiting];
		void this.flush();
	}

	do(deed: Deed): Promise<Outcome> {
		const one = { key: newUid(), at: Date.now(), deed };
		this.#kept?.keep(one);
		this.waiting = [...this.waiting, one];
		return new Promise((settle) => {
			this.#settled.push({ key: one.key, settle });
			void this.flush();
		});
	}

	/** Sends what waits, one after the other, in the order it was done. */
	async flush(): Promise<void> {
		clearTimeout(this.#again);
		if (this.#sending) return;
		this.#sending = true;
		for (let one = this.waiting[0]; one; one = this.waiting[0]) {
			const answer = await send(this.#number, one.deed);
			const heard = answer.kind !== 'away' && (await this.refresh());
			if (answer.kind === 'away' || !heard) {
				this.#isAway(
					answer.kind === 'away' ? answer.message : 'Offline. Everything is kept here until you are back.',
				);
				break;
			}
			this.away = null;
			this.#drop(one, answer);
		}
		this.#sending = false;
	}

	#drop({ key }: KeptDeed, answer: Outcome): void {
		this.#kept?.forget(key);
		this.waiting = this.waiting.filter((one) => one.key !== key);
		const asked = this.#settled.find((one) => one.key === key);
		this.#settled = this.#settled.filter((one) => one.key !== key);
		if (asked) asked.settle(answer);
		else if (answer.kind === 'refused') this.#refused(answer.message);
	}

	#isAway(message: string): void {
		this.away = message;
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
