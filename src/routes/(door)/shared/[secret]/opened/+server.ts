import { countOpening } from '#domain/entries/share-links.server.ts';
import type { RequestHandler } from './$types';

/** What a page says once it is shown. */
export const POST: RequestHandler = async ({ locals, params }) => {
	await countOpening(locals.db, locals.person, 'postmortem', params.secret);
	return new Response(null, { status: 204 });
};
