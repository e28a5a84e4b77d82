import { z } from 'zod';
import { KINDS, type Kind } from '#domain/entries/kinds.ts';
import { textOf } from '#domain/search/marks.ts';
import { SearchQuery } from '#domain/search/query.ts';
import { search } from '#domain/search/search.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Hit = z.object({
	kind: z.enum(Object.keys(KINDS) as Kind[]),
	number: z.int(),
	title: z.string(),
	href: z.string(),
	/** Plain text around what was found. */
	snippet: z.string(),
});

export const GET = endpoint({
	summary: 'Search what you may read, the best match first',
	scope: 'read',
	query: SearchQuery,
	answers: z.object({
		items: z.array(Hit),
		total: z.int(),
		/** The `cursor` of the next page. */
		next: z.string().nullable(),
		/** What to search for instead, where nothing is found. */
		suggestion: z.string().nullable(),
	}),
	act: async (person, { query }, { locals }) => {
		const { items, total, next, suggestion } = await search(locals.db, person, query);
		const hits = items.map(({ kind, number, title, href, snippet }) => ({
			kind,
			number,
			title,
			href,
			snippet: textOf(snippet),
		}));
		return { body: { items: hits, total, next, suggestion } };
	},
});
