import { z } from 'zod';
import { answerOf, ListedAnswer, listedOf, Listing, StoryAnswer } from '#domain/stories/api-answer.ts';
import { listStories } from '#domain/stories/listing.server.ts';
import { begin, read } from '#domain/stories/stories.server.ts';
import { NewStory } from '#domain/stories/telling.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'List stories: the newest, those that most people recognised, of leaders, or of one’s teams',
	scope: 'read',
	query: Listing,
	answers: z.object({
		items: z.array(ListedAnswer),
		/** The `cursor` of the next page. */
		next: z.string().nullable(),
	}),
	act: async (person, { query: { by, cursor, limit } }, { locals }) => {
		const { rows, next } = await listStories(locals.db, person, { by, after: cursor, limit });
		return { body: { items: rows.map(listedOf), next } };
	},
});

export const POST = endpoint({
	summary: 'Begin a story: a draft that its author alone can see',
	scope: 'write',
	body: NewStory,
	answers: StoryAnswer,
	status: 201,
	act: async (person, { body }, { locals }) => {
		const { number } = await begin(locals.db, person, body);
		const made = answerOf(await read(locals.db, person, number));
		return { body: made, headers: { location: `/api/v1/stories/${number}` } };
	},
});
