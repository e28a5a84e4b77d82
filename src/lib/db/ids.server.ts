import { createHash, randomBytes } from 'node:crypto';

const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A random name of letters and digits, without look-alikes; 5 bits a letter. */
export function randomName(letters: number): string {
	return inLetters(randomBytes(letters));
}

/** Bytes as such a name: five bits of each. */
export function inLetters(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => ALPHABET.charAt(byte & 31)).join('');
}

/** A secret that is shown once: 160 bits. Only its `fingerprint` is stored. */
export function randomSecret(): string {
	return randomName(32);
}

/** What is stored in place of a secret: nothing in a copy of the database works as one. */
export function fingerprint(secret: string): string {
	return createHash('sha256').update(secret).digest('hex');
}
