declare module 'http_ece' {
	import type { ECDH } from 'node:crypto';

	/** What a browser does with a message that was sent to it (RFC 8188, RFC 8291). */
	function decrypt(
		body: Buffer,
		given: { version: 'aes128gcm'; privateKey: ECDH; authSecret: string },
	): Buffer;

	export default { decrypt };
}
