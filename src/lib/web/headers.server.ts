/**
 * On every answer, whatever it is. The server puts them on before anything else happens, so files and the
 * framework's last resort carry them too. A page replaces the policy with its own, which has a nonce.
 */
const ALWAYS = {
	'content-security-policy':
		"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
} as const;

/** The worker of a browser asks for what it keeps: files of ours, and nothing else. */
export const WORKER_POLICY =
	"default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export function securityHeaders(https: boolean): Record<string, string> {
	return https ? { ...ALWAYS, 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : ALWAYS;
}

/** On a page that shows another one of ours inside: it has a policy of its own, in a sandbox. */
export function allowOwnFrames(headers: Headers): void {
	const policy = headers.get('content-security-policy');
	if (policy !== null) headers.set('content-security-policy', `${policy}; frame-src 'self'`);
}

/** A letter as it looks, with the styles in it that letters need: it runs nothing, leads nowhere, and asks nobody. */
export const LETTER = {
	'content-type': 'text/html; charset=utf-8',
	'content-security-policy':
		"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox",
	'cache-control': 'private, no-store',
} as const;

/** For what somebody without an account reads at an address that is a secret: kept nowhere, found by nobody, told to no other site. */
export const UNLISTED = {
	'x-robots-tag': 'noindex, nofollow',
	'referrer-policy': 'no-referrer',
	'cache-control': 'private, no-store',
} as const;

/** What a person read stays in no cache on the way, and in none of a shared machine. */
export function keepPrivate(headers: Headers): void {
	if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
}

/** Bytes of `Link`: with all other headers of a page it stays well within the 4 kB that proxies usually have for them. */
const MOST_LINKED = 1_500;

/**
 * `Link` names what a page is about to load. Its styles stand in its head as well; of the fonts and scripts as many
 * are named as fit, since a proxy refuses a page whose headers are longer than its buffer.
 */
export function shortenLinks(headers: Headers): void {
	const links = headers.get('link')?.split(', ') ?? [];
	let length = 0;
	const named = links
		.filter((link) => !link.includes('as="style"'))
		.filter((link) => (length += link.length + 2) <= MOST_LINKED);
	if (named.length === 0) headers.delete('link');
	else headers.set('link', named.join(', '));
}
