import { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
import { hrefOf, reference } from '#domain/entries/kinds.ts';
import { answerOf, PostmortemAnswer } from '#domain/postmortems/answer.ts';
import { Listing, listPostmortems } from '#domain/postmortems/listing.server.ts';
import { STAGES, stageOf } from '#domain/postmortems/mending.ts';
import { draft, NewPostmortem, read } from '#domain/postmortems/postmortems.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Moment = z.iso.datetime();
const Listed = PostmortemAnswer.pick({
	number: true,
	reference: true,
	href: true,
	updatedAt: true,
	publishedAt: true,
}).extend({
	title: z.string(),
	team: z.string().nullable(),
	severity: z.int().nullable(),
	stage: z.enum(STAGES),
	/** Null where nobody knows. */
	happenedAt: Moment.nullable(),
});
export const GET = endpoint({
	summary: 'List the post-mortems you may read, the newest first',
	scope: 'read',
	query: Listing,
	answers: z.object({
		items: z.array(Listed),
		/** The `cursor` of the next page. */
		next: z.string().nullable(),
	}),
	act: async (person, { query }, { locals }) => {
		const { items, next } = await listPostmortems(locals.db, person, query);
		const listed = items.map(
			({ cracks, number, publishedAt, happenedAt, updatedAt, ...rest }): z.input<typeof Listed> => ({
				...rest,
				number,
				reference: reference('postmortem', number),
				href: hrefOf('postmortem', number),
				stage: stageOf(publishedAt, cracks),
				happenedAt: isoTime(happenedAt),
				updatedAt: isoTime(updatedAt),
				publishedAt: isoTime(publishedAt),
			}),
		);
		return { body: { items: listed, next } };
	},
});

export const POST = endpoint({
	summary: 'Write a post-mortem: a draft, or published at once',
	scope: 'write',
	body: NewPostmortem.extend({
		/** A title is all that publishing asks for. */
		publish: z.boolean().default(false),
	}),
	answers: PostmortemAnswer,
	status: 201,
	act: async (person, { body }, { locals }) => {
		const { publish: atOnce, ...input } = body;
		const { number } = await draft(locals.db, person, input, { publish: atOnce });
		const made = answerOf(await read(locals.db, person, number));
		return { body: made, headers: { location: `/api/v1/postmortems/${number}` } };
	},
});
