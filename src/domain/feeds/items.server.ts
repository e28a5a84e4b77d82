import { and, asc, desc, eq, inArray, isNotNull, ne, sql, type SQL } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import { linkHome } from '#lib/home.server.ts';
import { escapeHtml } from '#lib/markdown/escape.ts';
import { renderInline, renderMarkdown } from '#lib/markdown/render.server.ts';
import type { Person } from '../accounts/person.ts';
import { person, team } from '../accounts/tables.server.ts';
import { teamsInside } from '../accounts/tending.server.ts';
import { hrefOf } from '../entries/kinds.ts';
import { author, entry, entryTopic } from '../entries/tables.server.ts';
import { topicNamed, topicsOf } from '../entries/topics.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { change, lesson } from '../lessons/tables.server.ts';
import { SearchQuery } from '../search/query.ts';
import { search } from '../search/search.server.ts';
import type { FeedOf } from './feed.ts';
import { teamOr } from './feeds.server.ts';

export interface FeedItem {
	/** The same wherever the workspace is found. */
	id: string;
	href: string;
	title: string;
	html: string;
	publishedAt: number;
	updatedAt: number;
	authors: string[];
	topics: string[];
	team: string | null;
}

const MOST = 50;

/**
 * What is in a feed at this moment, the newest first: of what its owner may read, and nothing that is kept to people
 * who were named, to oneself included, because whoever runs a feed reader reads along.
 */
export async function feedItems(db: Database, who: Person, of: FeedOf): Promise<FeedItem[]> {
	const which = await conditionFor(db, who, of);
	if (which === null) return [];
	const rows = await db.read
		.select({ entry, team: team.name })
		.from(entry)
		.leftJoin(team, eq(team.id, entry.teamId))
		.where(and(visibleTo(who), isNotNull(entry.publishedAt), ne(entry.visibility, 'restricted'), which))
		.orderBy(desc(entry.publishedAt), desc(entry.id))
		.limit(MOST);
	const ids = rows.map((row) => row.entry.id);
	const topics = await topicsOf(db.read, ids);
	const authors = await authorsOf(db, ids);
	const learned = await learnedHtml(db, ids);
	return rows.map(({ entry: row, team: name }) => ({
		id: `urn:kintsugi:${row.uid}`,
		href: linkHome(hrefOf(row.kind, row.number)),
		title: row.title,
		html: [bodyHtml(row, learned.get(row.id)?.texts ?? []), learned.get(row.id)?.html ?? ''].join(''),
		publishedAt: row.publishedAt ?? row.createdAt,
		updatedAt: row.updatedAt,
		authors: authors.get(row.id) ?? [],
		topics: topics.get(row.id) ?? [],
		team: name,
	}));
}

/** @returns null where there is nothing to look for any more */
async function conditionFor(db: Database, who: Person, of: FeedOf): Promise<SQL | null> {
	switch (of.kind) {
		case 'everything':
			return sql`TRUE`;
		case 'team': {
			const found = await teamOr(db, who, of.team, null);
			return found && inArray(entry.teamId, await teamsInside(db.read, found.id));
		}
		case 'topic': {
			const found = await topicNamed(db.read, of.topic);
			return (
				found &&
				sql`EXISTS (SELECT 1 FROM ${entryTopic}
				WHERE ${entryTopic.entryId} = ${entry.id} AND ${entryTopic.topicId} = ${found.id})`
			);
		}
		case 'search': {
			const { items } = await search(db, who, SearchQuery.parse({ q: of.query, limit: MOST }));
			return inArray(
				entry.id,
				items.map(({ entryId }) => entryId),
			);
		}
		case 'calendar':
			return null;
	}
}

/** What somebody wrote, at home in a reader: links lead here, and pictures, which only who is signed in sees, are words. */
function bodyHtml({ kind, body }: typeof entry.$inferSelect, lessons: readonly string[]): string {
	// The body of a post-mortem is what the search knows of it; that of an answer in the log is its lesson.
	return kind === 'log' && !lessons.includes(body.trim()) ? atHome(renderMarkdown(body)) : '';
}

function atHome(html: string): string {
	return html
		.replace(/<img [^>]*?alt="([^"]*)"[^>]*>/g, '$1')
		.replace(/<img [^>]*>/g, '')
		.replace(/ href="(\/[^"]*)"/g, (_, path: string) => ` href="${escapeHtml(linkHome(path))}"`)
		.replace(/ href="#[^"]*"/g, '');
}

/** Of each entry its lessons, as they were written, and with the changes that hang from them. */
async function learnedHtml(
	db: Database,
	ids: readonly number[],
): Promise<Map<number, { texts: string[]; html: string }>> {
	const rows = await db.read
		.select({ id: lesson.id, entryId: lesson.entryId, text: lesson.text })
		.from(lesson)
		.where(inArray(lesson.entryId, [...ids]))
		.orderBy(asc(lesson.entryId), asc(lesson.position));
	const changes = await db.read
		.select({ lessonId: change.lessonId, text: change.text })
		.from(change)
		.where(inArray(change.entryId, [...ids]))
		.orderBy(asc(change.position));
	const told = new Map<number, { texts: string[]; html: string }>();
	for (const { id, entryId, text } of rows) {
		const follows = changes
			.filter(({ lessonId }) => lessonId === id)
			.map((one) => `<p>→ <em>${inline(one.text)}</em></p>`);
		const html = `<blockquote><p>${inline(text)}</p></blockquote>${follows.join('')}`;
		const before = told.get(entryId) ?? { texts: [], html: '' };
		told.set(entryId, { texts: [...before.texts, text.trim()], html: before.html + html });
	}
	return told;
}

const inline = (markdown: string) => atHome(renderInline(markdown));

async function authorsOf(db: Database, ids: readonly number[]): Promise<Map<number, string[]>> {
	const rows = await db.read
		.select({ entryId: author.entryId, name: person.name })
		.from(author)
		.innerJoin(person, eq(person.id, author.personId))
		.where(inArray(author.entryId, [...ids]))
		.orderBy(asc(author.entryId), asc(author.position));
	const names = new Map<number, string[]>();
	for (const { entryId, name } of rows) names.set(entryId, [...(names.get(entryId) ?? []), name]);
	return names;
}
