import { createHash } from 'node:crypto';
import { CALENDAR_FORMAT, type FeedFormat } from '#domain/feeds/feed.ts';
import { askFeed, inWords } from '#domain/feeds/feeds.server.ts';
import { feedItems } from '#domain/feeds/items.server.ts';
import { changedAt, FEED_TYPES, writeFeed } from '#domain/feeds/writing.ts';
import { fingerprint } from '#lib/db/ids.server.ts';
import { missing } from '#lib/errors.ts';
import { linkHome } from '#lib/home.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import { calendarOf } from './calendar.server.ts';
import type { RequestHandler } from './$types';

/**
 * What a feed reader or a calendar asks for. The secret in the address says for whom; a cookie counts for nothing,
 * and none is set.
 */
export const GET: RequestHandler = async ({ params, locals: { db }, request }) => {
	const { secret, format } = params;
	const asked = await askFeed(db, secret);
	const isCalendar = format === CALENDAR_FORMAT;
	if (!asked || isCalendar !== (asked.of.kind === 'calendar')) missing('This feed');
	const { person, of } = asked;
	const { workspace } = await readSettings(db.read);
	if (isCalendar) {
		return answer(request, await calendarOf(db, person, workspace), {
			'content-type': 'text/calendar; charset=utf-8',
		});
	}
	const items = await feedItems(db, person, of);
	const kind = format as FeedFormat;
	const body = writeFeed(kind, {
		title: of.kind === 'everything' ? workspace : `${await inWords(db, person, of)}, at ${workspace}`,
		id: `urn:kintsugi:feed:${fingerprint(fingerprint(secret)).slice(0, 20)}`,
		home: linkHome('/'),
		workspace,
		items,
	});
	return answer(request, body, {
		'content-type': FEED_TYPES[kind],
		...(items.length > 0 ? { 'last-modified': new Date(changedAt({ items })).toUTCString() } : {}),
	});
};

/** It runs nothing where a browser opens it, and is found by no search engine. */
const ALWAYS = {
	'cache-control': 'private, no-cache',
	'x-robots-tag': 'noindex',
	'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
};

/** Sent again only where it changed: asked by its mark, and by its time where somebody knows only that. */
function answer(request: Request, body: string, more: Record<string, string>): Response {
	const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
	const headers = { ...ALWAYS, ...more, etag };
	return isKnown(request, etag, more['last-modified'])
		? new Response(null, { status: 304, headers })
		: new Response(body, { headers });
}

function isKnown({ headers }: Request, etag: string, changed: string | undefined): boolean {
	const marks = headers.get('if-none-match');
	if (marks !== null) {
		return marks.split(',').some((mark) => ['*', etag].includes(mark.trim().replace(/^W\//, '')));
	}
	const since = headers.get('if-modified-since');
	return since !== null && changed !== undefined && Date.parse(changed) <= Date.parse(since);
}
