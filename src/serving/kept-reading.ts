import type { RequestEvent } from '@sveltejs/kit';
import { mayBegin } from '#domain/accounts/may.ts';
import { BEGINNINGS, KEPT, READER } from '#lib/offline/kept-pages.ts';
import { isUntold } from './untold.ts';

/** What is for reading, and may be read again in the same browser where there is no network. */
const FOR_READING =
	/^\/\(app\)\/(?:postmortems\/\[id=number\]|lessons\/\[id=number\]|stories\/\[id=number\]|log\/\[id=number\]|log\/teams\/\[slug\]|projects\/\[id=number\]|training\/\[id=number\](?:\/lessons\/\[lesson\])?)$/;
/** What somebody writes in: what they type there is kept in the browser as well, and goes out when there is a network. */
const FOR_WRITING = /^\/\(app\)\/(?:postmortems|stories)\/(?:new|\[id=number\]\/edit)$/;

/** On these it begins: they are there without a network for whoever may, also where they were never opened. */
const BEGIN = '/postmortems/new /stories/new';

/** Says to the browser's worker whom a page is for, and whether it may be read again without a network. */
export function sayWhoReads(
	{ locals, request, route, url }: Pick<RequestEvent, 'locals' | 'request' | 'route' | 'url'>,
	{ headers, status }: Response,
): void {
	// Where nobody is to be known, no answer names anybody.
	if (isUntold(url.pathname)) return;
	const type = headers.get('content-type') ?? '';
	if (!/^(text\/html|application\/json)/.test(type)) return;
	// What is not there, and what somebody may not see, looks the same for everybody.
	if (status >= 400 || !route.id || /^\/(api|hooks|files|healthz|readyz|offline)\b/.test(route.id)) return;
	headers.set(READER, String(locals.person?.id ?? 0));
	const isPage =
		request.method === 'GET' && status === 200 && url.search === '' && type.startsWith('text/html');
	const isKept = (FOR_READING.test(route.id) && !locals.unkept) || FOR_WRITING.test(route.id);
	if (locals.person && isPage && isKept) headers.set(KEPT, 'yes');
	if (locals.person && isPage && mayBegin(locals.person)) headers.set(BEGINNINGS, BEGIN);
}
