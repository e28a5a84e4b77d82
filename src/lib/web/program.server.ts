import type { RequestEvent } from '@sveltejs/kit';

type Asked = Pick<RequestEvent, 'request' | 'route' | 'url'>;

/** Whether this is for what programs use: the API, where tools send to, and assistants. */
export function isForPrograms({ route, url }: Pick<Asked, 'route' | 'url'>): boolean {
	return /^\/(?:(?:api|hooks)\/|mcp$)/.test(route.id ?? url.pathname);
}

/** Whether all that goes wrong is told as a problem document. Assistants have a protocol that says it in its own way. */
export function tellsProblems({ route, url }: Pick<Asked, 'route' | 'url'>): boolean {
	return /^\/(?:api|hooks)\//.test(route.id ?? url.pathname);
}

/**
 * The token that a program sent. Pages and forms are for people: no token opens them, so that one which
 * may only read cannot press a button, and a proxy's own Authorization header gets in nobody's way.
 */
export function tokenIn(event: Asked): string | null {
	const header = isForPrograms(event) ? event.request.headers.get('authorization') : null;
	return header === null ? null : header.replace(/^Bearer\s+/i, '');
}
