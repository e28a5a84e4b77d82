import type { Cookies } from '@sveltejs/kit';

export interface CookieEvent {
	cookies: Cookies;
	url: URL;
}
export interface ReadingEvent {
	cookies: Pick<Cookies, 'get'>;
	url: URL;
}

/**
 * A cookie that no script reads and no other site's form carries. The prefix makes browsers refuse it from
 * anywhere but this host over https; on plain http they would refuse it altogether, so there it goes without.
 * @param lasts milliseconds
 */
export function hostCookie(plain: string, lasts: number) {
	const isSecure = ({ url }: Pick<CookieEvent, 'url'>) => url.protocol === 'https:';
	const name = (event: Pick<CookieEvent, 'url'>) => (isSecure(event) ? `__Host-${plain}` : plain);
	const attributes = (event: CookieEvent) =>
		({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(event) }) as const;
	return {
		read: (event: ReadingEvent): string | undefined => event.cookies.get(name(event)),
		remember: (event: CookieEvent, value: string): void =>
			event.cookies.set(name(event), value, { ...attributes(event), maxAge: lasts / 1000 }),
		forget: (event: CookieEvent): void => event.cookies.delete(name(event), attributes(event)),
	};
}
