import { forbidden } from '#lib/errors.ts';

/** Where passkeys of this workspace belong: a browser offers them nowhere else. */
export interface Home {
	origin: string;
	/** The name of the host. */
	id: string;
}

/**
 * What a browser lets passkeys be made for: a name, not a number, over https; localhost may go without. Where
 * no address is configured, the one that was asked for counts on localhost alone.
 */
export function passkeyHome(configured: string | null, asked: URL): Home | null {
	const { hostname, protocol, origin } = configured === null ? asked : new URL(configured);
	const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost');
	const isNumber = /^[\d.]+$|^\[/.test(hostname);
	const isNamed = configured !== null && protocol === 'https:' && !isNumber;
	return isNamed || isLocal ? { origin, id: hostname } : null;
}

export function demandHome(home: Home | null): Home {
	return (
		home ??
		forbidden(
			'Passkeys work where the workspace has an address with a name and https. Whoever runs it can set one with ORIGIN.',
		)
	);
}
