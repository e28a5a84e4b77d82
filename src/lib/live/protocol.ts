import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

// What the page and the server say to each other about a document that several people write at once.

/** The first number of a message. */
export const SAYS = {
	/** Yjs' own exchange of what each of the two lacks: see y-protocols/sync. */
	sync: 0,
	/** Who is there, and where: see y-protocols/awareness. */
	here: 1,
	/** To the page: so many of its changes are on the disk. */
	stored: 2,
	/** To the page: how the document stands, in JSON. */
	told: 3,
	/** To the server: something is to be done, with a number to answer to. */
	ask: 4,
	answer: 5,
} as const;

/** Why the server ended a connection. */
export const CLOSED = {
	signedOut: 4401,
	forbidden: 4403,
	missing: 4404,
	tooLarge: 4413,
	tooMany: 4429,
	/** It comes back in a moment. */
	restarting: 1012,
} as const;

export function message(says: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, says);
	write(encoder);
	return encoding.toUint8Array(encoder);
}

export const storedMessage = (count: number): Uint8Array =>
	message(SAYS.stored, (encoder) => encoding.writeVarUint(encoder, count));

export const toldMessage = (told: unknown): Uint8Array =>
	message(SAYS.told, (encoder) => encoding.writeVarString(encoder, JSON.stringify(told)));

export const hereMessage = (states: Uint8Array): Uint8Array =>
	message(SAYS.here, (encoder) => encoding.writeVarUint8Array(encoder, states));

export const askMessage = (number: number, what: unknown): Uint8Array =>
	message(SAYS.ask, (encoder) => {
		encoding.writeVarUint(encoder, number);
		encoding.writeVarString(encoder, JSON.stringify(what));
	});

export const answerMessage = (number: number, answer: unknown): Uint8Array =>
	message(SAYS.answer, (encoder) => {
		encoding.writeVarUint(encoder, number);
		encoding.writeVarString(encoder, JSON.stringify(answer));
	});

export const readJson = (decoder: decoding.Decoder): unknown =>
	JSON.parse(decoding.readVarString(decoder)) as unknown;
