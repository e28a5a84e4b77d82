import { diffWordsWithSpace } from 'diff';

/** A run of words that stands in both versions, or in one of them. */
export interface Piece {
	text: string;
	is: 'same' | 'added' | 'removed';
}

// Two texts that share next to nothing are read one after the other; looking for more costs time and says less.
const MOST_EDITS = 2_000;
const PATIENCE = 250;

/** What became of a text, word by word. */
export function compareWords(before: string, after: string): Piece[] {
	if (before === after) return before === '' ? [] : [{ text: before, is: 'same' }];
	const changes = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS, timeout: PATIENCE });
	if (!changes) return whole(before, after);
	const pieces = changes.map(({ value, added, removed }): Piece => ({
		text: value,
		is: added ? 'added' : removed ? 'removed' : 'same',
	}));
	return inPhrases(pieces);
}

function whole(before: string, after: string): Piece[] {
	const pieces: Piece[] = [
		{ text: before, is: 'removed' },
		{ text: after, is: 'added' },
	];
	return pieces.filter(({ text }) => text !== '');
}

/** Words that changed with nothing but a space between them are one phrase: it reads better than a chequer. */
function inPhrases(pieces: readonly Piece[]): Piece[] {
	const phrases: Piece[] = [];
	let removed = '';
	let added = '';
	const flush = () => {
		if (removed !== '') phrases.push({ text: removed, is: 'removed' });
		if (added !== '') phrases.push({ text: added, is: 'added' });
		removed = '';
		added = '';
	};
	pieces.forEach(({ text, is }, index) => {
		if (is === 'removed') removed += text;
		else if (is === 'added') added += text;
		else if (/^[ \t]+$/.test(text) && removed !== '' && added !== '' && changes(pieces[index + 1])) {
			removed += text;
			added += text;
		} else {
			flush();
			phrases.push({ text, is });
		}
	});
	flush();
	return phrases;
}

const changes = (piece: Piece | undefined) => piece !== undefined && piece.is !== 'same';
