import { tick } from 'svelte';
import { cardsIn, overfull, type Board, type Card, type Column } from '#domain/projects/board/board.ts';
import { withDeed } from '#domain/projects/board/deeds.ts';
import type { Moved } from '#domain/projects/board/asked.ts';

interface Options {
	board: () => Board;
	/** The cards of a column that are shown, in their order. */
	shown: (board: Board, column: Column) => Card[];
	move: (input: Moved) => void;
}

const STEPS: Partial<Record<string, [across: number, along: number]>> = {
	ArrowUp: [0, -1],
	ArrowDown: [0, 1],
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
};

export const HOW_TO_MOVE =
	'Space picks the card up; then arrows move it, Space puts it down and Escape takes it back. Alt and an arrow move it at once.';

/** A card that is moved by keys. While it is carried it shows where it would go, and nobody else sees it yet. */
export class Carrying {
	/** Where it would be put down. */
	carried = $state.raw<Moved | null>(null);
	/** What is said to those who listen. */
	said = $state('');
	/** The board with the carried card where it would be. */
	readonly board = $derived.by(() => {
		const board = this.#options.board();
		return this.carried ? withDeed(board, { act: 'move', input: this.carried }, Date.now()) : board;
	});
	readonly #options: Options;

	constructor(options: Options) {
		this.#options = options;
	}

	/** Keys on the title of a card. */
	readonly press = (event: KeyboardEvent, card: Card): void => {
		if (event.ctrlKey || event.metaKey || event.shiftKey) return;
		const step = STEPS[event.key];
		const isCarried = this.carried?.uid === card.uid;
		if (step && (isCarried || event.altKey)) this.#step(card, step, !isCarried);
		else if (step) this.#look(card, step);
		else if (event.key === ' ' || (isCarried && event.key === 'Enter')) this.toggle(card);
		else if (event.key === 'Escape' && isCarried) this.cancel();
		else return;
		event.preventDefault();
		event.stopPropagation();
	};

	toggle(card: Card): void {
		if (this.carried?.uid === card.uid) return this.#putDown();
		const { before, after } = this.#neighbours(this.board, card);
		this.carried = { uid: card.uid, column: card.columnId, before, after };
		this.said = `Picked up ${card.title}. ${this.where(card.uid)}. Arrows move it, Space puts it down, Escape takes it back.`;
		void this.focus(card.uid);
	}

	cancel(): void {
		const uid = this.carried?.uid;
		if (uid === undefined) return;
		this.carried = null;
		this.said = `Left where it was: ${this.where(uid)}.`;
		void this.focus(uid);
	}

	#putDown(): void {
		const { carried } = this;
		if (!carried) return;
		this.carried = null;
		this.#options.move(carried);
	}

	#step(card: Card, [across, along]: [number, number], atOnce: boolean): void {
		const { board } = this;
		const { columns } = board;
		const at = columns.findIndex(({ id }) => id === (this.carried?.column ?? card.columnId));
		const into = columns[Math.min(columns.length - 1, Math.max(0, at + across))];
		const here = columns[at];
		if (!into || !here) return;
		const others = this.#options.shown(board, into).filter(({ uid }) => uid !== card.uid);
		const was = this.#options.shown(board, here).findIndex(({ uid }) => uid === card.uid);
		const to = Math.min(others.length, Math.max(0, was + along));
		const input = {
			...{ uid: card.uid, column: into.id },
			...{ before: others[to]?.uid ?? null, after: others[to - 1]?.uid ?? null },
		};
		if (atOnce) {
			if (into.id !== here.id || to !== was) this.#options.move(input);
			return;
		}
		this.carried = input;
		this.said = `${this.where(card.uid)}.`;
		void this.focus(card.uid);
	}

	/** To the card beside it. */
	#look(card: Card, [across, along]: [number, number]): void {
		const { columns } = this.board;
		const at = columns.findIndex(({ id }) => id === card.columnId);
		const here = columns[at];
		if (!here) return;
		const was = this.#options.shown(this.board, here).findIndex(({ uid }) => uid === card.uid);
		for (let k = at + across; columns[k]; k += across) {
			const cards = this.#options.shown(this.board, columns[k] ?? here);
			const next = cards[Math.min(cards.length - 1, Math.max(0, was + along))];
			if (next) return void this.focus(next.uid);
			if (across === 0) return;
		}
	}

	#neighbours(board: Board, card: Card): { before: string | null; after: string | null } {
		const all = cardsIn(board.cards, card.columnId);
		const at = all.findIndex(({ uid }) => uid === card.uid);
		return { before: all[at + 1]?.uid ?? null, after: all[at - 1]?.uid ?? null };
	}

	/** `Trying, 2 of 3`. */
	where(uid: string, board: Board = this.board): string {
		const card = board.cards.find((one) => one.uid === uid);
		const column = board.columns.find(({ id }) => id === card?.columnId);
		if (!card || !column) return 'Not on the board';
		const all = this.#options.shown(board, column);
		const more = overfull(column, cardsIn(board.cards, column.id).length);
		const place = `${column.name}, ${all.findIndex((one) => one.uid === uid) + 1} of ${all.length}`;
		return more === null ? place : `${place}, ${more}`;
	}

	/** In another column a card is another element; its title has the focus again. */
	async focus(uid: string): Promise<void> {
		await tick();
		document.querySelector<HTMLElement>(`#card-${CSS.escape(uid)} [data-title]`)?.focus();
	}
}
