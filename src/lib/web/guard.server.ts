import { error, redirect, type RequestEvent } from '@sveltejs/kit';

export type SignedIn = NonNullable<App.Locals['person']>;

/**
 * Who asks. A page sends a stranger to the sign-in page and back. What a form sent after its session
 * had ended is kept: the sign-in page shown in its place carries it, and hands it back.
 */
export function signedIn(event: Pick<RequestEvent, 'locals' | 'url' | 'request'>): SignedIn {
	const { person, kept } = event.locals;
	if (person) return person;
	const here = event.url.pathname + event.url.search;
	if (event.request.method === 'GET' || event.request.method === 'HEAD') {
		redirect(303, `/sign-in?next=${encodeURIComponent(here)}`);
	}
	error(401, {
		message: 'You were signed out in the meantime. Sign in, and what you wrote is saved.',
		...(kept ? { kept: { to: here, fields: kept } } : {}),
	});
}

/** An address of ours to go on to; anything else, `https://elsewhere` or `//elsewhere`, becomes the start. */
export function safeNext(next: string | null): string {
	if (!next?.startsWith('/') || next.startsWith('//') || /[\p{Cc}\\]/u.test(next)) return '/';
	return next;
}
