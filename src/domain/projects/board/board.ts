import { placeBetween } from '#lib/live/places.ts';
import type { SafeHtml } from '#lib/markdown/safe-html.ts';
import type { Outcome, Step } from './card.ts';
import type { Moved } from './asked.ts';

export interface Column {
	id: number;
	name: string;
	about: string;
	/** More than so many at a time are told, never refused. */
	most: number | null;
	learns: boolean;
	/** A card that comes here waits for somebody. */
	waits: boolean;
}

export interface Card {
	uid: string;
	columnId: number;
	place: string;
	title: string;
	body: string;
	/** The body as it is read; null until the server has rendered it. */
	html: SafeHtml | null;
	steps: Step[];
	labels: string[];
	due: string | null;
	learned: string;
	outcome: Outcome | null;
	lessonId: number | null;
	people: { id: number; name: string }[];
	enteredAt: number;
	/** How much was said about it. */
	comments: number;
	/** Where it waits for somebody: what one who is not on it said last. */
	answer: { by: { id: number; name: string }; words: string } | null;
}

/** Hours that its people chose to tell of; nothing of it is counted from anybody's time. */
export interface Hours {
	spent: number | null;
	meant: number | null;
}

/** As it was after that change of it. Cards are in no order; `cardsIn` has one. */
export interface Board {
	change: number;
	columns: readonly Column[];
	cards: readonly Card[];
	hours: Hours;
}

/** What a page has not seen yet. */
export interface Changes {
	change: number;
	/** The board has been brought back from an earlier day: all of it, in place of what a page has. */
	restarted: boolean;
	columns: readonly Column[];
	cards: readonly Card[];
	hours: Hours;
	/** Uids of cards that were taken away. */
	removed: readonly string[];
}

/** An answer that comes late, after a newer one, says nothing new. */
export function merged(board: Board, { removed, restarted, cards, ...now }: Changes): Board {
	if (restarted) return { ...now, cards };
	if (now.change < board.change) return board;
	const gone = new Set([...removed, ...cards.map(({ uid }) => uid)]);
	return { ...now, cards: [...board.cards.filter(({ uid }) => !gone.has(uid)), ...cards] };
}

type Placed = Pick<Card, 'uid' | 'columnId' | 'place'>;

/** Texts that sort, the same here, in the browser and in the database. */
export function byPlace(one: Placed, other: Placed): number {
	if (one.place !== other.place) return one.place < other.place ? -1 : 1;
	return one.uid < other.uid ? -1 : 1;
}

export function cardsIn<Some extends Placed>(cards: readonly Some[], columnId: number): Some[] {
	return cards.filter((card) => card.columnId === columnId).sort(byPlace);
}

/** A column by its number, or, where a board had none written down yet, by its place in the first ones: -1, -2, … */
export function columnOf(columns: readonly Column[], id: number): Column | undefined {
	return columns.find((column) => column.id === id) ?? (id < 0 ? columns[-id - 1] : undefined);
}

/** The place beside the neighbours that it was put between, as far as they are still in that column. */
export function placeFor(
	cards: readonly Placed[],
	{ uid, before, after }: Pick<Moved, 'uid' | 'before' | 'after'>,
	columnId: number,
): string {
	const others = cardsIn(cards, columnId).filter((card) => card.uid !== uid);
	const next = others.findIndex((card) => card.uid === before);
	const previous = others.findIndex((card) => card.uid === after);
	const at = next >= 0 ? next : previous >= 0 ? previous + 1 : others.length;
	return placeBetween(others[at - 1]?.place ?? null, others[at]?.place ?? null);
}

/** Says that a column holds more than it means to; nothing is refused for it. */
export function overfull(column: Column, count: number): string | null {
	if (column.most === null || count <= column.most) return null;
	return `${count - column.most} more than you meant to have at a time`;
}
