import { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
import { hrefOf, reference } from '#domain/entries/kinds.ts';
import { NewEntry } from '#domain/log/answer.ts';
import { answerOf, LogAnswer } from '#domain/log/api-answer.ts';
import { Listing, listLog } from '#domain/log/listing.server.ts';
import { logIt, read } from '#domain/log/log.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Listed = LogAnswer.pick({
	number: true,
	reference: true,
	href: true,
	form: true,
	title: true,
	day: true,
	team: true,
	updatedAt: true,
	publishedAt: true,
});
export const GET = endpoint({
	summary: 'List what was logged, the latest day first',
	scope: 'read',
	query: Listing,
	answers: z.object({
		items: z.array(Listed),
		/** The `cursor` of the next page. */
		next: z.string().nullable(),
	}),
	act: async (person, { query }, { locals }) => {
		const { items, next } = await listLog(locals.db, person, query);
		const listed = items.map(({ updatedAt, publishedAt, ...row }): z.input<typeof Listed> => ({
			...row,
			reference: reference('log', row.number),
			href: hrefOf('log', row.number),
			updatedAt: isoTime(updatedAt),
			publishedAt: isoTime(publishedAt),
		}));
		return { body: { items: listed, next } };
	},
});

export const POST = endpoint({
	summary: 'Log what was learned: an answer, or a note in Markdown',
	scope: 'write',
	body: NewEntry,
	answers: LogAnswer,
	status: 201,
	act: async (person, { body }, { locals }) => {
		const { number } = await logIt(locals.db, person, body);
		const made = answerOf(await read(locals.db, person, number));
		return { body: made, headers: { location: `/api/v1/log/${number}` } };
	},
});
