import type { Cookies } from '@sveltejs/kit';
import { DAY } from '../dates.ts';

interface Event {
	cookies: Cookies;
	url: URL;
}

// The prefix makes browsers refuse the cookie from anywhere but this host over https; on plain http
// they would refuse it altogether.
const name = ({ url }: Pick<Event, 'url'>) => (url.protocol === 'https:' ? '__Host-session' : 'session');
const attributes = ({ url }: Event) =>
	({ path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' }) as const;

export function sessionId(event: { cookies: Pick<Cookies, 'get'>; url: URL }): string | undefined {
	return event.cookies.get(name(event));
}

/** The cookie outlives the session: the server alone decides when that is over. */
export function rememberSession(event: Event, id: string): void {
	event.cookies.set(name(event), id, { ...attributes(event), maxAge: (30 * DAY) / 1000 });
}

export function forgetSession(event: Event): void {
	event.cookies.delete(name(event), attributes(event));
}
