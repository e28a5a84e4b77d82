import { redirect } from '@sveltejs/kit';
import { unsubscribe } from '#domain/notifications/unsubscribing.server.ts';
import { tooLarge } from '#lib/errors.ts';
import { refuseInMaintenance } from '#lib/maintenance.server.ts';
import { bodyUpTo } from '#lib/web/body.server.ts';
import type { RequestHandler } from './$types';

const LIMIT = 10_000;

/** Where mail programs post to for somebody who presses their button (RFC 8058): nobody is signed in there. */
export const POST: RequestHandler = async (event) => {
	refuseInMaintenance(event);
	// It says List-Unsubscribe=One-Click, in one of two forms; that it came is all that counts.
	if (!(await bodyUpTo(event.request, LIMIT))) tooLarge('That is more than a mail program says.');
	await unsubscribe(event.locals.db, event.params.key);
	return new Response('Done.\n', { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};

/** A program that opens the address instead, as for somebody who pressed a link, gets the page that asks. */
export const GET: RequestHandler = ({ params }) => redirect(303, `/unsubscribe/${params.key}`);
