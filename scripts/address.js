import { hostname, networkInterfaces } from 'node:os';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
const EVERY = ['localhost', '0.0.0.0', '::'];

/**
 * Where a person at this machine goes.
 * @param {string} host
 * @param {number} port
 */
export function localAddress(host, port) {
	return `http://${EVERY.includes(host) ? 'localhost' : bracketed(host)}:${port}`;
}

/**
 * Whether a request is meant for this machine. Without ORIGIN the address of a request is taken
 * from its Host header, and any page can have a name of its own point here (DNS rebinding): only names and
 * addresses that are this machine's are believed.
 * @param {string | undefined} header the Host header
 * @param {string} host what is listened on
 */
export function isOurs(header, host) {
	const name = hostOf(header);
	if (name === null) return false;
	return LOOPBACK.includes(name) || name === bracketed(host) || ourNames().includes(name);
}

/**
 * Whether a Host header names the public address.
 * @param {string | undefined} header
 * @param {string | null} origin
 */
export function isPublicName(header, origin) {
	if (origin === null || header === undefined) return false;
	const address = `${new URL(origin).protocol}//${header}`;
	return hostOf(header) !== null && URL.canParse(address) && new URL(address).origin === origin;
}

/** @param {string | undefined} header */
function hostOf(header) {
	if (header === undefined || !/^[\w.[\]:-]+$/.test(header)) return null;
	return URL.parse(`http://${header}`)?.hostname ?? null;
}

function ourNames() {
	const addresses = Object.values(networkInterfaces()).flatMap((of = []) =>
		of.map(({ address }) => bracketed(address)),
	);
	const name = hostname().toLowerCase();
	return [...addresses, name, `${name}.local`];
}

/** @param {string} host */
function bracketed(host) {
	return host.includes(':') ? `[${host}]` : host.toLowerCase();
}
