import type { Cookies } from '@sveltejs/kit';
import { DAY } from '../dates.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export function readTheme(cookies: Cookies): Theme {
	return THEMES.find((theme) => theme === cookies.get('theme')) ?? 'system';
}

export function rememberTheme(cookies: Cookies, theme: Theme, https: boolean): void {
	cookies.set('theme', theme, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: https,
		maxAge: (365 * DAY) / 1000,
	});
}

/** For `<html>`; without it the page follows the system. */
export function themeAttribute(cookies: Cookies): string {
	const theme = readTheme(cookies);
	return theme === 'system' ? '' : `data-theme="${theme}"`;
}
