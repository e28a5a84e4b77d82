import { z } from 'zod';
import { answerOfChange, ChangeAnswer } from '#domain/changes/change-answer.ts';
import { listChanges } from '#domain/changes/listing.server.ts';
import { ChangeQuery } from '#domain/changes/listing.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary:
		'Changes you look after, those of your teams, or all you may see: open ones, those to be looked at, …',
	scope: 'read',
	query: ChangeQuery,
	answers: z.object({
		items: z.array(ChangeAnswer),
		/** The `cursor` of the next page. */
		next: z.string().nullable(),
		total: z.int(),
	}),
	act: async (person, { query }, { locals }) => {
		const { items, next, total } = await listChanges(locals.db, person, query);
		return { body: { items: items.map(answerOfChange), next, total } };
	},
});
