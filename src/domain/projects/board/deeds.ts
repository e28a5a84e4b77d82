import { columnOf, placeFor, type Board, type Card } from './board.ts';
import type { Moved, NewCard, Rewritten, Taught, Ticked } from './asked.ts';

/** What somebody does on a board. A page shows it at once, and keeps it until the server has it. */
export type Deed =
	| { act: 'add'; input: NewCard }
	| { act: 'move'; input: Moved }
	| { act: 'tick'; input: Ticked }
	| { act: 'rewrite'; input: Rewritten }
	| { act: 'teach'; input: Taught }
	| { act: 'remove'; input: { uid: string } }
	| { act: 'restore'; input: { uid: string } };

/** The board as it looks once that is done. Of a card that is not there any more nothing is shown. */
export function withDeed(board: Board, deed: Deed, at: number): Board {
	switch (deed.act) {
		case 'add':
			return added(board, deed.input, at);
		case 'move':
			return moved(board, deed.input, at);
		case 'tick':
			return changed(board, deed.input.uid, (card) => ({ ...card, steps: ticked(card.steps, deed.input) }));
		case 'rewrite':
			return changed(board, deed.input.uid, (card) => rewritten(card, deed.input));
		case 'teach':
			return taught(board, deed.input, at);
		case 'remove':
			return { ...board, cards: board.cards.filter(({ uid }) => uid !== deed.input.uid) };
		case 'restore':
			return board;
	}
}

function changed(board: Board, uid: string, change: (card: Card) => Card): Board {
	return { ...board, cards: board.cards.map((card) => (card.uid === uid ? change(card) : card)) };
}

function added(board: Board, { uid, title, column }: NewCard, at: number): Board {
	const into = columnOf(board.columns, column);
	if (!into || board.cards.some((card) => card.uid === uid)) return board;
	const place = placeFor(board.cards, { uid, before: null, after: null }, into.id);
	const card: Card = {
		...{ uid, title, place, columnId: into.id, body: '', html: null, steps: [], labels: [], due: null },
		...{ learned: '', outcome: null, lessonId: null, people: [], enteredAt: at },
		...{ comments: 0, answer: null },
	};
	return { ...board, cards: [...board.cards, card] };
}

function moved(board: Board, input: Moved, at: number): Board {
	const into = columnOf(board.columns, input.column);
	if (!into) return board;
	const place = placeFor(board.cards, input, into.id);
	return changed(board, input.uid, (card) => ({
		...card,
		place,
		columnId: into.id,
		enteredAt: card.columnId === into.id ? card.enteredAt : at,
	}));
}

/** By its place where its words still stand there, or else by its words. */
export function ticked(steps: Card['steps'], { step, text, done }: Omit<Ticked, 'uid'>): Card['steps'] {
	const at = steps[step]?.text === text ? step : steps.findIndex((one) => one.text === text);
	return steps.map((one, k) => (k === at ? { ...one, done } : one));
}

function rewritten(card: Card, { uid: _, people, ...written }: Rewritten): Card {
	const known = new Map(card.people.map((one) => [one.id, one]));
	return {
		...card,
		...written,
		html: written.body === undefined || written.body === card.body ? card.html : null,
		people: people?.flatMap((id) => known.get(id) ?? []) ?? card.people,
	};
}

/** What was learned stands in the column for it. */
function taught(board: Board, { uid, learned, outcome }: Taught, at: number): Board {
	const now = changed(board, uid, (card) => ({ ...card, learned, outcome }));
	const card = now.cards.find((one) => one.uid === uid);
	const learns = now.columns.filter((column) => column.learns);
	const [first] = learns;
	const isThere = learns.some(({ id }) => id === card?.columnId);
	if (!first || isThere || learned === '') return now;
	return moved(now, { uid, column: first.id, before: null, after: null }, at);
}
