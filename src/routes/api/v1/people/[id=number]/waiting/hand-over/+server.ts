import { z } from 'zod';
import { readPerson } from '#domain/entries/acquaintances.server.ts';
import { handOverChanges } from '#domain/stewardship/handing-over.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Hand the open changes of somebody over to somebody else, as far as you may change them',
	scope: 'write',
	body: z.object({
		/** The id of the one who takes them on. */
		to: z.int().positive(),
	}),
	answers: z.object({
		/** How many were handed over. */
		changes: z.int(),
	}),
	act: async (person, { body: { to } }, { locals: { db }, params }) => {
		const { id } = await readPerson(db, person, Number(params.id));
		return { body: await handOverChanges(db, person, { from: id, to }) };
	},
});
