import type { Cookies } from '@sveltejs/kit';
import { MINUTE } from '../dates.ts';

interface Event {
	cookies: Cookies;
	url: URL;
}

// As with the session: the prefix holds on https alone.
const name = ({ url }: Pick<Event, 'url'>) => (url.protocol === 'https:' ? '__Host-half' : 'half');
const attributes = ({ url }: Event) =>
	({ path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' }) as const;

/** The secret of somebody who has shown one factor and owes the second. */
export function halfSecret(event: { cookies: Pick<Cookies, 'get'>; url: URL }): string | undefined {
	return event.cookies.get(name(event));
}

export function rememberHalf(event: Event, secret: string): void {
	event.cookies.set(name(event), secret, { ...attributes(event), maxAge: (10 * MINUTE) / 1000 });
}

export function forgetHalf(event: Event): void {
	if (halfSecret(event) !== undefined) event.cookies.delete(name(event), attributes(event));
}
