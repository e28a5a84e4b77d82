import type { RequestEvent } from '@sveltejs/kit';
import { signedOut } from '#lib/errors.ts';
import { WRITTEN_BY } from '#lib/offline/posting.ts';

/** What somebody else wrote in this browser waits for them. Programs, and forms that are sent as such, say nothing of it. */
export function refuseOthers({ locals, request }: Pick<RequestEvent, 'locals' | 'request'>): void {
	const writer = request.headers.get(WRITTEN_BY);
	if (writer !== null && writer !== String(locals.person?.id))
		signedOut('Somebody else is signed in in this browser.');
}
