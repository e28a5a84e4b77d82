import { authorsOf } from '#domain/entries/sharing.server.ts';
import { peopleNamed, teamsNamed } from '#domain/entries/people-named.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { shownReference, type Kind } from '#domain/entries/kinds.ts';
import { shownChange } from '#domain/lessons/lesson.ts';
import { facesOf } from '#domain/postmortems/faces.server.ts';
import { peopleWhoKnow } from '#domain/search/knowing.server.ts';
import { searchLearned, type LearnedHit } from '#domain/search/learned.server.ts';
import { likeLessons } from '#domain/search/like-lessons.server.ts';
import { topicsNamed } from '#domain/search/narrowing.server.ts';
import { SearchQuery } from '#domain/search/query.ts';
import { referenced } from '#domain/search/referenced.server.ts';
import { search } from '#domain/search/search.server.ts';
import { suggestTitles } from '#domain/search/titles.server.ts';
import type { Database } from '#lib/db/open.server.ts';

const FEW = 3;
const SOME = 4;
/** So many words are a thought, and others may have had it in other words. */
const A_THOUGHT = 3;

export type Answer = Awaited<ReturnType<typeof answerFor>>;

/** What the palette shows below what was typed, in one answer: a few of each. */
export async function answerFor(db: Database, person: Person, typed: string) {
	const [named, learned, postmortems, logged, people, teams, topics] = await Promise.all([
		referenced(db.read, person, typed),
		searchLearned(db, person, typed, 2 * FEW),
		entriesFor(db, person, typed, 'postmortem', SOME),
		entriesFor(db, person, typed, 'log', FEW),
		peopleNamed(db, person, typed, FEW),
		teamsNamed(db, person, typed, FEW),
		topicsNamed(db, person, typed, FEW),
	]);
	const lessons = learned.filter(({ is }) => is === 'lesson');
	const close = await closeInMeaning(db, person, typed, lessons);
	const shown = new Set(lessons.map(({ entry }) => entry.id));
	return {
		named,
		lessons: [...(await withAuthors(db, lessons.slice(0, FEW))), ...close].slice(0, SOME),
		changes: learned
			.filter(({ is }) => is === 'change')
			.slice(0, FEW)
			.map(({ id, href, text }) => ({ href, text, note: shownChange(id) })),
		postmortems: await withFaces(db, postmortems.items),
		// A log entry whose lesson stands above is not told twice.
		logged: logged.items.filter(({ entryId }) => !shown.has(entryId)).map(entryLine),
		knowing: (await peopleWhoKnow(db.read, person, lessons, 2)).map(({ id, name, words }) => ({
			href: `/people/${id}`,
			name,
			note: words,
		})),
		people: people.map(({ id, name }) => ({ href: `/people/${id}`, name })),
		teams: teams.map(({ slug, name, glaze }) => ({ href: `/teams/${slug}`, name, glaze })),
		topics: topics.map((name) => ({ href: `/search?${new URLSearchParams({ topic: name })}`, name })),
		total: postmortems.total + logged.total,
	};
}

/** Titles first, then what has it in its text. */
async function entriesFor(db: Database, person: Person, typed: string, kind: Kind, limit: number) {
	const titles = (await suggestTitles(db, person, typed, 2 * limit)).filter((hit) => hit.kind === kind);
	const { items, total } = await search(db, person, SearchQuery.parse({ q: typed, kind, limit }));
	const known = new Set(titles.map(({ entryId }) => entryId));
	return { items: [...titles, ...items.filter(({ entryId }) => !known.has(entryId))].slice(0, limit), total };
}

type EntryHit = Awaited<ReturnType<typeof entriesFor>>['items'][number];

function entryLine({ kind, number, title, href, titleMarked }: EntryHit) {
	return { number, title, href, titleMarked, note: shownReference(kind, number) };
}

async function withFaces(db: Database, items: readonly EntryHit[]) {
	const faces = await facesOf(
		db,
		items.map(({ entryId }) => entryId),
	);
	return items.map((item) => ({ ...entryLine(item), cracks: faces.get(item.entryId) ?? '' }));
}

async function withAuthors(db: Database, lessons: readonly LearnedHit[]) {
	const authors = await authorsOf(
		db.read,
		lessons.map(({ entry }) => entry.id),
	);
	return lessons.map(({ href, text, entry }) => ({
		href,
		text,
		note: noteOf(authors.get(entry.id)?.[0]?.name, shownReference(entry.kind, entry.number)),
	}));
}

async function closeInMeaning(db: Database, person: Person, typed: string, known: readonly LearnedHit[]) {
	if (typed.split(/\s+/).length < A_THOUGHT) return [];
	const hrefs = new Set(known.map(({ href }) => href));
	const like = await likeLessons(db.read, person, { text: typed, limit: FEW });
	return like
		.filter(({ href }) => !hrefs.has(href))
		.map(({ href, text, source }) => ({
			href,
			text: [{ text, hit: false }],
			note: noteOf(source.authors[0], 'close in meaning'),
		}));
}

/** The palette has little room: a first name says who, as among colleagues. */
const noteOf = (name: string | undefined, what: string) =>
	name === undefined ? what : `${name.split(' ')[0] ?? name}, ${what}`;
