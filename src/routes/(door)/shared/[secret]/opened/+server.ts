import { countOpening } from '#domain/entries/share-links.server.ts';
import { refuseInMaintenance } from '#lib/maintenance.server.ts';
import type { RequestHandler } from './$types';

/** What a page says once it is shown. */
export const POST: RequestHandler = async (event) => {
	refuseInMaintenance(event);
	const { locals, params } = event;
	await countOpening(locals.db, locals.person, params.secret);
	return new Response(null, { status: 204 });
};
