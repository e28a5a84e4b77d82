import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

/** What is known of a request while it is here. */
export interface Keyed {
	/** What is stored in place of the key. */
	id: string;
	/** What is stored in place of the request. */
	request: string;
	/** Opens what is kept, and is stored nowhere. */
	opens: Buffer;
}

/**
 * All three are made with the secret that came with the request, a token or a session, of which the database has
 * only a fingerprint: a copy of it tells neither who asked nor what, also where a key was easy to guess.
 */
export function keyed(secret: string, key: string, request: readonly string[]): Keyed {
	const made = (purpose: string, ...parts: string[]) =>
		createHmac('sha256', secret)
			.update(JSON.stringify([purpose, ...parts]))
			.digest();
	return {
		id: made('key', key).toString('base64url'),
		request: made('request', ...request).toString('base64url'),
		opens: made('answer', key, ...request),
	};
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export function sealFor({ opens }: Keyed, clear: string): string {
	const nonce = randomBytes(NONCE_BYTES);
	const cipher = createCipheriv('aes-256-gcm', opens, nonce);
	const sealed = Buffer.concat([cipher.update(clear, 'utf8'), cipher.final()]);
	return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

export function unsealFor({ opens }: Keyed, sealed: string): string {
	const bytes = Buffer.from(sealed, 'base64url');
	const decipher = createDecipheriv('aes-256-gcm', opens, bytes.subarray(0, NONCE_BYTES), {
		authTagLength: TAG_BYTES,
	}).setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
	return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
}

export const digestOf = (bytes: Uint8Array | string): string =>
	createHash('sha256').update(bytes).digest('base64url');
