import { createECDH } from 'node:crypto';
import type { Database } from '#lib/db/open.server.ts';
import { derive } from '#lib/secret-box.server.ts';

const CURVE = 'prime256v1';

/**
 * Who we are to the services of the makers of browsers (VAPID, RFC 8292). Every subscription is bound to it, so it is
 * the same as long as the key in the data folder is; it is stored nowhere, and a copy of the database signs nothing.
 */
export function pushKeys({ folder }: Pick<Database, 'folder'>): { publicKey: string; privateKey: string } {
	const keys = createECDH(CURVE);
	keys.setPrivateKey(scalar(folder));
	return { publicKey: keys.getPublicKey('base64url'), privateKey: scalar(folder).toString('base64url') };
}

/** One of four thousand million is too large for the curve; then the next one is it. */
function scalar(folder: string): Buffer {
	for (let k = 0; ; k++) {
		const made = derive(folder, `push key ${k}`);
		try {
			createECDH(CURVE).setPrivateKey(made);
			return made;
		} catch (problem) {
			if (k > 8) throw problem;
		}
	}
}
