import { readShared } from '#domain/postmortems/shared.server.ts';
import { UNLISTED } from '#lib/web/headers.server.ts';
import type { PageServerLoad } from './$types';

/** For whoever has the link. Also what is not there, or no more, stays out of caches and search engines. */
export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	setHeaders(UNLISTED);
	return { shared: await readShared(locals.db, params.secret) };
};
