import { knownTeams } from '#domain/entries/acquaintances.server.ts';
import { facesOf } from '#domain/postmortems/faces.server.ts';
import { topicsSeen } from '#domain/search/narrowing.server.ts';
import { SearchQuery } from '#domain/search/query.ts';
import { search, type SearchResults } from '#domain/search/search.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { fieldErrors } from '#lib/web/fields.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

const NEAR = 3;

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const asked = Object.fromEntries(event.url.searchParams);
	const query = SearchQuery.safeParse(asked);
	const results = query.success ? await search(db, person, query.data) : null;
	const suggestion = results?.suggestion ?? null;
	const near =
		suggestion === null
			? []
			: (await search(db, person, SearchQuery.parse({ q: suggestion, limit: NEAR }))).items;
	return {
		asked: {
			q: asked.q ?? '',
			kind: asked.kind ?? '',
			team: asked.team ?? '',
			topic: asked.topic ?? '',
			severity: asked.severity ?? '',
			from: asked.from ?? '',
			to: asked.to ?? '',
		},
		later: asked.cursor !== undefined,
		errors: query.success ? {} : fieldErrors(query.error),
		results: results && (await drawn(db, results)),
		near: near.map(({ title, href }) => ({ title, href })),
		allTeams: (await knownTeams(db.read, person)).map(({ slug, name }) => ({ slug, name })),
		topics: await topicsSeen(db, person),
	};
};

async function drawn(db: Database, { items, ...rest }: SearchResults) {
	const faces = await facesOf(
		db,
		items.map(({ entryId }) => entryId),
	);
	return { ...rest, items: items.map((hit) => ({ ...hit, cracks: faces.get(hit.entryId) ?? '' })) };
}
