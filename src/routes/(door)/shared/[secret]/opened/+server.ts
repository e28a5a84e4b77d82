import { countOpening } from '#domain/entries/share-links.server.ts';
import type { RequestHandler } from './$types';

/** What a page says once it is shown. People of the workspace who look at their own link are not counted. */
export const POST: RequestHandler = async ({ locals, params }) => {
	if (!locals.person) await countOpening(locals.db, 'postmortem', params.secret);
	return new Response(null, { status: 204 });
};
