import { error, type RequestEvent } from '@sveltejs/kit';
import { isForPrograms, tokenIn } from './program.server.ts';
import { sessionId } from './session-cookie.server.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whatever changes something and comes from a browser has to come from a page of ours, whatever its
 * content type.
 * @param origin the public address, or null where it is not configured and the request's own counts
 */
export function refuseForeign(event: RequestEvent, origin: string | null): void {
	const { request, url } = event;
	if (SAFE.has(request.method) || !isByBrowser(event)) return;
	const from = request.headers.get('origin');
	const home = origin ?? url.origin;
	if (from === home) return;
	if (from === null && request.headers.get('sec-fetch-site') === 'same-origin') return;
	error(403, {
		message:
			from === null || from === 'null'
				? 'This request did not come from a page of this workspace.'
				: `This page was opened at ${from}, and the workspace lives at ${home}. Open it there; whoever runs it can change the address with ORIGIN.`,
	});
}

/** The API opens to a token or to a session; one that was asked with neither says so itself. */
function isByBrowser(event: RequestEvent): boolean {
	return !isForPrograms(event) || (tokenIn(event) === null && sessionId(event) !== undefined);
}
