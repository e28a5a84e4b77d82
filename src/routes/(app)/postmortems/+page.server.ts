import { library } from '#domain/postmortems/library.server.ts';
import { readFilters } from '#domain/postmortems/library.ts';
import { shelve } from '#domain/postmortems/shelf.ts';
import { suggestionFor } from '#domain/search/did-you-mean.server.ts';
import { now } from '#lib/db/clock.ts';
import { shortDay } from '#lib/dates.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

/** Values that a facet shows before somebody asks for all. */
const FIRST = 6;

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const filters = readFilters(event.url.searchParams);
	const opened = event.url.searchParams.getAll('all');
	const { rows, shelf, facets, ...found } = await library(db, person, filters);
	const at = now();
	return {
		...found,
		filters,
		opened,
		rows: rows.map((row) => ({
			...row,
			day: row.happenedAt === null ? 'no date' : shortDay(row.happenedAt, person.zone, at),
		})),
		shelf: shelve(shelf, person.zone, at),
		facets: facets.map(({ values, ...facet }) => ({
			...facet,
			count: values.length,
			values: opened.includes(facet.name) ? values : values.filter(({ on }, index) => on || index < FIRST),
		})),
		suggestion: found.total === 0 && filters.q !== '' ? await suggestionFor(db, person, filters.q) : null,
	};
};
