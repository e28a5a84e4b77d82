import type { RequestEvent } from '@sveltejs/kit';
import { KEPT, READER } from '#lib/offline/kept-pages.ts';
import { isUntold } from './untold.ts';

/** What is for reading, and may be read again in the same browser where there is no network. Everything else is not kept. */
const FOR_READING =
	/^\/\(app\)\/(?:postmortems\/\[id=number\]|lessons\/\[id=number\]|stories\/\[id=number\]|log\/\[id=number\]|log\/teams\/\[slug\]|training\/\[id=number\](?:\/lessons\/\[lesson\])?)$/;

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
	const isReading = request.method === 'GET' && status === 200 && url.search.replace(DATA, '') === '';
	if (locals.person && isReading && !locals.unkept && FOR_READING.test(route.id)) headers.set(KEPT, 'yes');
}

/** What the framework adds where a page asks for its data alone. */
const DATA = /^\?x-sveltekit-[\w-]+=\w*(&x-sveltekit-[\w-]+=\w*)*$/;
