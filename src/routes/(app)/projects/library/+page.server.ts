import { LibraryQuery } from '#domain/projects/endings/library.ts';
import { libraryOf } from '#domain/projects/endings/library.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const query = LibraryQuery.parse(Object.fromEntries(event.url.searchParams));
	return { query, library: await libraryOf(event.locals.db, person, query) };
};
