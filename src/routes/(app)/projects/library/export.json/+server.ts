import { LibraryQuery } from '#domain/projects/endings/library.ts';
import { libraryAsJson } from '#domain/projects/endings/library.server.ts';
import { download } from '#lib/web/attachment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const query = LibraryQuery.parse(Object.fromEntries(event.url.searchParams));
	const text = await libraryAsJson(event.locals.db, signedIn(event), query);
	return download('What projects taught.json', 'application/json', text);
};
