import { fingerprint, randomSecret } from '#lib/db/ids.server.ts';

const PREFIX = 'kin_';
const CHECKSUM = 6;

/** For scanners of leaked secrets; whether the checksum is right is asked of `kintsugi token check`. */
export const TOKEN_PATTERN = 'kin_[a-kmnp-z2-9]{32}[0-9a-f]{6}';

/** `kin_`, 160 random bits, and a checksum: a scanner can tell a leaked token from a look-alike. */
export function newToken(secret = randomSecret()): string {
	return `${PREFIX}${secret}${checksum(secret)}`;
}

export function looksLikeToken(text: string): boolean {
	const secret = text.slice(PREFIX.length, -CHECKSUM);
	return new RegExp(`^${TOKEN_PATTERN}$`).test(text) && text.endsWith(checksum(secret));
}

function checksum(secret: string): string {
	return fingerprint(secret).slice(0, CHECKSUM);
}

/** The beginning, to tell tokens apart in a list. */
export function hintOf(token: string): string {
	return token.slice(0, PREFIX.length + 4);
}
