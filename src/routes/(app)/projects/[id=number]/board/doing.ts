import { cardsIn, columnOf } from '#domain/projects/board/board.ts';
import type { Moved } from '#domain/projects/board/asked.ts';
import type { Deed } from '#domain/projects/board/deeds.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import type { BoardUnderway, Outcome } from './board-underway.svelte.ts';
import type { Carrying } from './carrying.svelte.ts';

interface Options {
	underway: BoardUnderway;
	carrying: () => Carrying;
	/** Whoever brought a card to where cards say what they taught is asked. */
	ask: (uid: string) => void;
}

/** What somebody does on the board, with a sentence about it and a way back. */
export class Doing {
	readonly #options: Options;

	constructor(options: Options) {
		this.#options = options;
	}

	readonly perform = async (deed: Deed, said: string): Promise<Outcome> => {
		const undo = this.#undoing(deed);
		const done = this.#options.underway.do(deed);
		if (said !== '')
			toasts.say(said, {
				...(undo ? { undo } : {}),
				mark: deed.act === 'teach' && deed.input.learned !== '',
			});
		const outcome = await done;
		if (outcome.kind === 'refused' && deed.act !== 'rewrite' && deed.act !== 'teach')
			toasts.say(outcome.message);
		return outcome;
	};

	readonly move = (input: Moved): void => {
		const { underway, carrying, ask } = this.#options;
		const card = underway.view.cards.find(({ uid }) => uid === input.uid);
		if (!card) return;
		const undo = this.#undoing({ act: 'move', input });
		void this.perform({ act: 'move', input }, '');
		this.#sayWhere(card.uid, undo);
		const into = columnOf(underway.view.columns, input.column);
		if (into?.learns && into.id !== card.columnId && card.learned === '') ask(card.uid);
		else void carrying().focus(card.uid);
	};

	/** Back to where it was, between the neighbours that it had. */
	#undoing({ act, input }: Deed): (() => void) | null {
		const { underway, carrying } = this.#options;
		const { uid } = input;
		if (act === 'remove')
			return () => void this.perform({ act: 'restore', input: { uid } }, 'It is on the board again.');
		const card = underway.view.cards.find((one) => one.uid === uid);
		if (act !== 'move' || !card) return null;
		const all = cardsIn(underway.view.cards, card.columnId);
		const at = all.findIndex((one) => one.uid === uid);
		const back = {
			...{ uid, column: card.columnId },
			...{ before: all[at + 1]?.uid ?? null, after: all[at - 1]?.uid ?? null },
		};
		return () => {
			void underway.do({ act: 'move', input: back });
			this.#sayWhere(uid, null);
			void carrying().focus(uid);
		};
	}

	#sayWhere(uid: string, undo: (() => void) | null): void {
		const { underway, carrying } = this.#options;
		const card = underway.view.cards.find((one) => one.uid === uid);
		if (card) toasts.say(`${card.title}: ${carrying().where(uid, underway.view)}.`, undo ? { undo } : {});
	}
}
