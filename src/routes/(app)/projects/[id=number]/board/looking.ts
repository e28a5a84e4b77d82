import { cardsIn, type Board, type Card, type Column } from '#domain/projects/board/board.ts';

/** What somebody looks at, as it stands in the address. */
export interface Look {
	/** The id of a person, as text; empty for everybody. */
	person: string;
	label: string;
	words: string;
}

export function lookIn(params: URLSearchParams): Look {
	const text = (name: string) => params.get(name)?.slice(0, 100) ?? '';
	return { person: text('person'), label: text('label'), words: text('q') };
}

export const isNarrow = ({ person, label, words }: Look) => person !== '' || label !== '' || words !== '';

export function shownCards(board: Board, column: Column, look: Look): Card[] {
	return cardsIn(board.cards, column.id).filter((card) => matches(card, look));
}

function matches(card: Card, { person, label, words }: Look): boolean {
	if (person !== '' && !card.people.some(({ id }) => String(id) === person)) return false;
	if (label !== '' && !card.labels.includes(label)) return false;
	const text = `${card.title}\n${card.body}\n${card.learned}`.toLowerCase();
	return text.includes(words.toLowerCase());
}

export const paramsIn = (search: string) => new URLSearchParams(search);

/** The address of a board that is looked at so, but for what changes. */
export function addressWith(
	path: string,
	before: URLSearchParams,
	changes: Record<string, string | null>,
): string {
	const params = new URLSearchParams(before);
	// The name of a form that was sent stands there too.
	for (const name of [...params.keys()]) if (name.startsWith('/')) params.delete(name);
	for (const [name, value] of Object.entries(changes)) {
		if (value === null || value === '') params.delete(name);
		else params.set(name, value);
	}
	const search = params.toString();
	return search === '' ? path : `${path}?${search}`;
}
