import { z } from 'zod';
import {
	answerOf,
	ListedAnswer,
	listedOf,
	Listing,
	OpportunityAnswer,
} from '#domain/growth/opportunities/api-answer.ts';
import { listOpportunities } from '#domain/growth/opportunities/listing.server.ts';
import { post, read } from '#domain/growth/opportunities/opportunities.server.ts';
import { NewOpportunity } from '#domain/growth/opportunities/posting.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary:
		'List openings, the newest first: those one can ask for, those one looks after, filled and closed ones',
	scope: 'read',
	query: Listing,
	answers: z.object({
		items: z.array(ListedAnswer),
		/** The `cursor` of the next page. */
		next: z.string().nullable(),
	}),
	act: async (person, { query: { cursor, ...filter } }, { locals }) => {
		const { rows, next } = await listOpportunities(locals.db, person, { ...filter, after: cursor });
		return { body: { items: rows.map(listedOf), next } };
	},
});

export const POST = endpoint({
	summary: 'Post an opening: whoever may read it sees it at once',
	scope: 'write',
	body: NewOpportunity,
	answers: OpportunityAnswer,
	status: 201,
	act: async (person, { body }, { locals }) => {
		const { number } = await post(locals.db, person, body);
		const made = answerOf(await read(locals.db, person, number));
		return { body: made, headers: { location: `/api/v1/growth/openings/${number}` } };
	},
});
