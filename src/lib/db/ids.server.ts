import { createHash, randomBytes, randomFillSync } from 'node:crypto';

const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';
/** To ask for chance costs more than to have it, and every request has a name. */
const POOL = 1024;
const pool = Buffer.alloc(POOL);
let used = POOL;

/** A random name of letters and digits, without look-alikes; 5 bits a letter. */
export function randomName(letters: number): string {
	if (letters > POOL) return inLetters(randomBytes(letters));
	if (used + letters > POOL) {
		randomFillSync(pool);
		used = 0;
	}
	const bytes = pool.subarray(used, (used += letters));
	const name = inLetters(bytes);
	// What was given away is in no memory of ours.
	bytes.fill(0);
	return name;
}

/** Bytes as such a name: five bits of each. */
export function inLetters(bytes: Uint8Array): string {
	let name = '';
	for (const byte of bytes) name += ALPHABET.charAt(byte & 31);
	return name;
}

/** A secret that is shown once: 160 bits. Only its `fingerprint` is stored. */
export function randomSecret(): string {
	return randomName(32);
}

/** What is stored in place of a secret: nothing in a copy of the database works as one. */
export function fingerprint(secret: string): string {
	return createHash('sha256').update(secret).digest('hex');
}
