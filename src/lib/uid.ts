const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A name for what is about to be sent, made where it is written: sent twice, it is one entry. */
export function newUid(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(20));
	return Array.from(bytes, (byte) => ALPHABET.charAt(byte & 31)).join('');
}
