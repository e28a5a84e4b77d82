import type { Board, Card } from '#domain/projects/board/board.ts';
import type { Moved, NewCard } from '#domain/projects/board/asked.ts';
import type { Deed } from '#domain/projects/board/deeds.ts';

/** What a form of a card does with a script; nothing where nothing changed. */
export type SendDeed = (
	event: SubmitEvent,
	deed: Deed | null,
	said: string,
	after: () => void,
) => Promise<void>;

/** What a column needs of the board that it stands on. */
export interface Working {
	board: Board;
	mayEdit: boolean;
	when: { now: number; zone: string };
	/** The card that is carried by keys. */
	carried: string | null;
	/** The card whose menu is open. */
	menu: string | null;
	hrefOf: (card: Card) => string;
	open: (card: Card) => void;
	/** What was refused there without a script. */
	rejectedIn: (columnId: number) => { typed: string; error: string | undefined };
	add: (input: NewCard) => void;
	move: (input: Moved) => void;
	press: (event: KeyboardEvent, card: Card) => void;
	carry: (card: Card) => void;
	/** To its title. */
	focus: (card: Card) => void;
	openMenu: (card: Card) => void;
	closeMenu: () => void;
}
