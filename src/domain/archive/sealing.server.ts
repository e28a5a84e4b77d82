import {
	createCipheriv,
	createDecipheriv,
	createHash,
	createHmac,
	createPrivateKey,
	createPublicKey,
	diffieHellman,
	hkdfSync,
	type KeyObject,
} from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { derive } from '#lib/secret-box.server.ts';

/**
 * What is private travels so that nobody reads it on the way, whoever takes it out included: it is sealed for the
 * Kintsugi that it goes to, with a key that never leaves that one's data folder. X25519, HKDF and AES-256-GCM.
 *
 * The same content sealed for the same one gives the same bytes, so that what did not change does not look as if it
 * had. The key of each file is made from its content and a secret of here, so none is ever used for two contents.
 */

const PREFIX = 'kintsugi-';
const PRIVATE_DER = Buffer.from('302e020100300506032b656e04220420', 'hex');
const PUBLIC_DER = Buffer.from('302a300506032b656e032100', 'hex');
const MAGIC = Buffer.from('KIN1');
const KEY = 32;
const TAG = 16;
/** Each file's key is used once. */
const NONCE = Buffer.alloc(12);

/** What this Kintsugi gives to the one that something is moved from. It is no secret. */
export function movingKey(folder: string): string {
	return PREFIX + raw(ownKey(folder)).toString('base64url');
}

export function isMovingKey(text: string): boolean {
	return text.startsWith(PREFIX) && Buffer.from(text.slice(PREFIX.length), 'base64url').length === KEY;
}

/** @param name of the file: moved to another name, it opens no more */
export function sealFor(folder: string, to: string, name: string, clear: Uint8Array): Buffer {
	const recipient = publicKey(Buffer.from(to.slice(PREFIX.length), 'base64url'));
	const content = createHash('sha256').update(clear).digest();
	const once = privateKey(
		createHmac('sha256', derive(folder, 'moving: sealing'))
			.update(`${to}\0${name}\0`)
			.update(content)
			.digest(),
	);
	const key = sharedKey(once, recipient, raw(once), raw(recipient), name);
	const cipher = createCipheriv('aes-256-gcm', key, NONCE);
	const sealed = Buffer.concat([cipher.update(deflateRawSync(clear)), cipher.final()]);
	return Buffer.concat([MAGIC, raw(once), cipher.getAuthTag(), sealed]);
}

/** @returns null where it was sealed for another one, or is damaged */
export function unsealed(folder: string, name: string, bytes: Uint8Array, most: number): Buffer | null {
	const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const head = MAGIC.length + KEY + TAG;
	if (all.length < head || !all.subarray(0, MAGIC.length).equals(MAGIC)) return null;
	const own = ownKey(folder);
	const from = all.subarray(MAGIC.length, MAGIC.length + KEY);
	try {
		const key = sharedKey(own, publicKey(from), from, raw(own), name);
		const opening = createDecipheriv('aes-256-gcm', key, NONCE, { authTagLength: TAG }).setAuthTag(
			all.subarray(MAGIC.length + KEY, head),
		);
		const packed = Buffer.concat([opening.update(all.subarray(head)), opening.final()]);
		return inflateRawSync(packed, { maxOutputLength: most });
	} catch {
		return null;
	}
}

function ownKey(folder: string): KeyObject {
	return privateKey(derive(folder, 'moving: what is sent here'));
}

function privateKey(bytes: Uint8Array): KeyObject {
	return createPrivateKey({ key: Buffer.concat([PRIVATE_DER, bytes]), format: 'der', type: 'pkcs8' });
}

function publicKey(bytes: Uint8Array): KeyObject {
	return createPublicKey({ key: Buffer.concat([PUBLIC_DER, bytes]), format: 'der', type: 'spki' });
}

/** The public half. */
function raw(key: KeyObject): Buffer {
	const half = key.type === 'private' ? createPublicKey(key) : key;
	return Buffer.from(half.export({ format: 'der', type: 'spki' })).subarray(-KEY);
}

function sharedKey(own: KeyObject, other: KeyObject, from: Buffer, to: Buffer, name: string): Buffer {
	const shared = diffieHellman({ privateKey: own, publicKey: other });
	return Buffer.from(hkdfSync('sha256', shared, Buffer.concat([from, to]), `kintsugi archive: ${name}`, KEY));
}
