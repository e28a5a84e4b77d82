import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import type { FeedFormat } from './feed.ts';
import type { FeedItem } from './items.server.ts';

export interface FeedContent {
	/** “Payments, at Northwind” */
	title: string;
	/** The same each time it is asked for. */
	id: string;
	/** The page with the same content. */
	home: string;
	workspace: string;
	items: readonly FeedItem[];
}

export const FEED_TYPES: Record<FeedFormat, string> = {
	atom: 'application/atom+xml; charset=utf-8',
	rss: 'application/rss+xml; charset=utf-8',
	json: 'application/feed+json; charset=utf-8',
};

/**
 * The same in three forms. None holds the address that it is asked for under: whoever passes the content on
 * passes no key on.
 */
export function writeFeed(format: FeedFormat, content: FeedContent): string {
	return WRITERS[format](content);
}

/** When it changed last; where there is nothing in it, always. */
export function changedAt({ items }: Pick<FeedContent, 'items'>): number {
	return items.reduce((latest, { updatedAt }) => Math.max(latest, updatedAt), 0);
}

const WRITERS: Record<FeedFormat, (content: FeedContent) => string> = {
	atom: ({ title, id, home, workspace, items }) =>
		generateAtomFeed({
			id,
			title: { value: clean(title) },
			updated: new Date(changedAt({ items })),
			authors: [{ name: clean(workspace) }],
			links: [{ href: home, rel: 'alternate', type: 'text/html' }],
			generator: { text: 'Kintsugi' },
			entries: items.map((one) => ({
				id: one.id,
				title: { value: clean(one.title), type: 'text' },
				updated: new Date(one.updatedAt),
				published: new Date(one.publishedAt),
				links: [{ href: one.href, rel: 'alternate', type: 'text/html' }],
				authors: one.authors.map((name) => ({ name: clean(name) })),
				categories: one.topics.map((term) => ({ term: clean(term) })),
				content: { value: clean(one.html), type: 'html' },
			})),
		}),
	rss: ({ title, home, items }) =>
		generateRssFeed({
			title: clean(title),
			link: home,
			description: 'What was learned, and what follows from it.',
			lastBuildDate: new Date(changedAt({ items })),
			generator: 'Kintsugi',
			items: items.map((one) => ({
				title: clean(one.title),
				link: one.href,
				description: clean(one.html),
				guid: { value: one.id, isPermaLink: false },
				pubDate: new Date(one.publishedAt),
				categories: one.topics.map((name) => ({ name: clean(name) })),
				// The author of an RSS item is an address; Dublin Core has a name.
				dc: { creators: one.authors.map(clean) },
			})),
		}),
	json: ({ title, home, items }) =>
		JSON.stringify({
			// An empty list is left out by the library, and asked for by the format.
			items: [],
			...(generateJsonFeed({
				title,
				home_page_url: home,
				items: items.map((one) => ({
					id: one.id,
					url: one.href,
					title: one.title,
					content_html: one.html,
					date_published: new Date(one.publishedAt),
					date_modified: new Date(one.updatedAt),
					tags: one.topics,
					authors: one.authors.map((name) => ({ name })),
				})),
			}) as object),
		}),
};

/** XML has no place for these, escaped or not. */
function clean(text: string): string {
	return text.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}
