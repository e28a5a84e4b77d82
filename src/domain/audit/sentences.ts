import { ACTS } from './acts.ts';

/** A piece of a sentence; the one that names what it was done to leads there. */
export interface Piece {
	text: string;
	href?: string | null;
}

const sentences: Partial<Record<string, string>> = ACTS;

const WAYS: Partial<Record<string, string>> = {
	password: 'a password',
	passkey: 'a passkey',
	demo: 'the door of the example',
};

type Facts = Record<string, string | number | boolean | null>;

/** What was done, after the name of who did it. An act of another version is called what it is called. */
export function sentenceOf(act: string, subject: Piece | null, details: Facts): Piece[] {
	const template = sentences[act] ?? act;
	return template
		.split(/(\{\w+\})/)
		.filter((piece) => piece !== '')
		.map((piece) => {
			const name = /^\{(\w+)\}$/.exec(piece)?.[1];
			if (name === undefined) return { text: piece };
			if (name === 'subject') return subject ?? { text: 'something' };
			return { text: said(name, details[name] ?? null) };
		});
}

function said(name: string, value: Facts[string]): string {
	if (value === null) return 'none';
	return name === 'via' ? (WAYS[String(value)] ?? String(value)) : String(value);
}

/** For choosing one: the sentence with an ellipsis in the place of what differs. */
export const ACT_NAMES = Object.entries(ACTS).map(([act, sentence]) => ({
	act,
	name: sentence.replace(/\{\w+\}/g, '…'),
}));

export function plain(pieces: readonly Piece[]): string {
	return pieces.map(({ text }) => text).join('');
}
