import { z } from 'zod';
import { FEED_KINDS, NewFeed } from '#domain/feeds/feed.ts';
import { feedsOf, makeFeed } from '#domain/feeds/feeds.server.ts';
import { linkHome } from '#lib/home.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { feedAnswer, FeedAnswer } from './feed-answer.ts';

export const GET = endpoint({
	summary: 'Your own feeds and calendars; their addresses were told once',
	scope: 'read',
	answers: z.object({ items: z.array(FeedAnswer) }),
	act: async (person, _, { locals }) => ({
		body: { items: (await feedsOf(locals.db, person)).map(feedAnswer) },
	}),
});

export const POST = endpoint({
	summary:
		'Make a feed or a calendar of your own; whoever knows its address reads what you may, and it is told this once',
	scope: 'write',
	body: NewFeed,
	answers: z.object({ kind: z.enum(FEED_KINDS), address: z.url() }),
	status: 201,
	act: async (person, { body }, { locals }) => {
		const secret = await makeFeed(locals.db, person, body);
		const ending = body.kind === 'calendar' ? 'ics' : 'atom';
		return { body: { kind: body.kind, address: linkHome(`/feeds/${secret}.${ending}`) } };
	},
});
