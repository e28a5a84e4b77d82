import type { Cookies } from '@sveltejs/kit';
import { DAY } from '../dates.ts';

/** Whether single letters do something in this browser. Speech control and some hands need them off. */
export function singleKeysOn(cookies: Cookies): boolean {
	return cookies.get('single-keys') !== 'off';
}

export function rememberSingleKeys(cookies: Cookies, on: boolean, https: boolean): void {
	cookies.set('single-keys', on ? 'on' : 'off', {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: https,
		maxAge: (365 * DAY) / 1000,
	});
}
