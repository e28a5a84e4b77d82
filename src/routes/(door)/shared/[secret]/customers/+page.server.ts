import { readByLink } from '#domain/postmortems/customers/public-documents.server.ts';
import { UNLISTED } from '#lib/web/headers.server.ts';
import type { PageServerLoad } from './$types';

/** The text for customers, for whoever has the link to it. */
export const load: PageServerLoad = async ({ locals, params, setHeaders, url }) => {
	setHeaders(UNLISTED);
	return { told: await readByLink(locals.db, params.secret, url.origin) };
};
