import { peopleNamed, teamsNamed } from '#domain/entries/people-named.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { shownReference } from '#domain/entries/kinds.ts';
import { facesOf } from '#domain/postmortems/faces.server.ts';
import { searchLearned } from '#domain/search/learned.server.ts';
import { SearchQuery } from '#domain/search/query.ts';
import { search } from '#domain/search/search.server.ts';
import { suggestTitles } from '#domain/search/titles.server.ts';
import type { Database } from '#lib/db/open.server.ts';

const FEW = 3;
const SOME = 5;

export type Answer = Awaited<ReturnType<typeof answerFor>>;

/** What the palette shows below what was typed: a few of each, titles before what is found in the text. */
export async function answerFor(db: Database, person: Person, typed: string) {
	const [titles, hits, learned, people, teams] = await Promise.all([
		suggestTitles(db, person, typed, SOME),
		search(db, person, SearchQuery.parse({ q: typed, limit: SOME })),
		searchLearned(db, person, typed, FEW),
		peopleNamed(db, person, typed, FEW),
		teamsNamed(db, person, typed, FEW),
	]);
	const named = new Set(titles.map(({ entryId }) => entryId));
	const entries = [...titles, ...hits.items.filter(({ entryId }) => !named.has(entryId))].slice(0, SOME);
	const faces = await facesOf(
		db,
		entries.map(({ entryId }) => entryId),
	);
	return {
		learned: learned.map(({ kind, number, ...rest }) => ({ ...rest, note: shownReference(kind, number) })),
		entries: entries.map(({ entryId, kind, number, title, href, titleMarked }) => ({
			number,
			title,
			href,
			titleMarked,
			note: shownReference(kind, number),
			cracks: faces.get(entryId) ?? '',
		})),
		people: people.map(({ id, name }) => ({ href: `/people/${id}`, name })),
		teams: teams.map(({ slug, name, glaze }) => ({ href: `/teams/${slug}`, name, glaze })),
		total: hits.total,
	};
}
