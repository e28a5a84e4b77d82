import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Its name in the data folder. */
export const KEY_FILE = 'secret.key';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 'v1.';

const keys = new Map<string, Buffer>();

/**
 * Secrets that Kintsugi itself has to read again (a provider's client secret, the key of one-time codes) are
 * stored sealed, with a key that lies beside the database and not in it: a copy of the database alone opens nothing.
 * AES-256-GCM; `purpose` is authenticated, so that one place's secret does not open in another.
 */
export function seal(folder: string, purpose: string, clear: string): string {
	const nonce = randomBytes(NONCE_BYTES);
	const cipher = createCipheriv('aes-256-gcm', keyOf(folder), nonce).setAAD(Buffer.from(purpose));
	const sealed = Buffer.concat([cipher.update(clear, 'utf8'), cipher.final()]);
	return VERSION + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** @throws where it was sealed with another key or for another purpose */
export function unseal(folder: string, purpose: string, sealed: string): string {
	if (!sealed.startsWith(VERSION)) throw new Error('Sealed in a way that is not known here.');
	const bytes = Buffer.from(sealed.slice(VERSION.length), 'base64url');
	const decipher = createDecipheriv('aes-256-gcm', keyOf(folder), bytes.subarray(0, NONCE_BYTES), {
		authTagLength: TAG_BYTES,
	})
		.setAAD(Buffer.from(purpose))
		.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
	return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
}

/** A secret of 32 bytes that is the same each time, and need not be stored: as long as the key is there, so is it. */
export function derive(folder: string, purpose: string): Buffer {
	return Buffer.from(hkdfSync('sha256', keyOf(folder), '', purpose, KEY_BYTES));
}

/** Another key takes the place of the one that is there, as a restore needs it. */
export function replaceKey(folder: string, key: Uint8Array): void {
	const incoming = join(folder, `.${KEY_FILE}`);
	writeFileSync(incoming, key, { mode: 0o600, flush: true });
	renameSync(incoming, join(folder, KEY_FILE));
	keys.delete(folder);
}

/** Made at the first need; what it sealed is of no use without it, so every backup holds it too. */
function keyOf(folder: string): Buffer {
	const known = keys.get(folder);
	if (known) return known;
	const file = join(folder, KEY_FILE);
	if (!existsSync(file)) makeKey(folder, file);
	const key = readFileSync(file);
	if (key.length !== KEY_BYTES) throw new Error(`${file} is not a key of ${KEY_BYTES} bytes.`);
	keys.set(folder, key);
	return key;
}

/** Of several processes that make one at the same time, the first gives the name, to a file that is whole. */
function makeKey(folder: string, file: string): void {
	const incoming = join(folder, `.${KEY_FILE}-${randomBytes(6).toString('hex')}`);
	writeFileSync(incoming, randomBytes(KEY_BYTES), { mode: 0o600, flag: 'wx', flush: true });
	try {
		linkSync(incoming, file);
	} catch (problem) {
		const exists = problem instanceof Error && 'code' in problem && problem.code === 'EEXIST';
		// Not every disk knows links; there one process is alone with its folder.
		if (!exists) renameSync(incoming, file);
	} finally {
		rmSync(incoming, { force: true });
	}
}
