import { isIP } from 'node:net';
import { isPublic } from './public-address.ts';
import { NotReached } from './not-reached.ts';

/**
 * An address that may be asked. The parser has written every spelling of an IPv4 address (decimal, octal,
 * hexadecimal, in another script's digits) as four numbers by then.
 * @param own hosts of one's own network that are allowed all the same: `keycloak.lan`, or `keycloak.lan:8443`
 */
export function outsideAddress(text: string | URL, own: readonly string[]): { url: URL; isOwn: boolean } {
	const url = URL.canParse(String(text)) ? new URL(text) : null;
	if (!url || !/^https?:$/.test(url.protocol)) {
		throw new NotReached('address', 'That is no address that begins with https:// or http://.');
	}
	if (url.username !== '' || url.password !== '') {
		throw new NotReached('address', 'An address with a name or a password in it is not asked.');
	}
	const isOwn = own.some((host) => isHostOf(url, host.toLowerCase()));
	const literal = url.hostname.replace(/^\[(.*)\]$/, '$1');
	if (isIP(literal) !== 0 && !isPublic(literal) && !isOwn) throw refused(url.hostname);
	return { url, isOwn };
}

function isHostOf(url: URL, host: string): boolean {
	const port = url.port || (url.protocol === 'https:' ? '443' : '80');
	return host === url.hostname || host === `${url.hostname}:${port}`;
}

export function refused(host: string): NotReached {
	return new NotReached(
		'private',
		`${host} is in a network of one’s own. Whoever runs this can allow it with KINTSUGI_OWN_HOSTS.`,
	);
}
