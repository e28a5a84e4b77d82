import { json } from '@sveltejs/kit';
import { libraryPage } from '#domain/postmortems/library.server.ts';
import { readFilters } from '#domain/postmortems/library.ts';
import { now } from '#lib/db/clock.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { shown } from '../shown.ts';
import type { RequestHandler } from './$types';

/** What comes after the rows that a page shows, for the one who scrolls on. */
export const GET: RequestHandler = async (event) => {
	const person = signedIn(event);
	const filters = readFilters(event.url.searchParams);
	return json(shown(await libraryPage(event.locals.db, person, filters), person.zone, now()));
};
