import { z } from 'zod';
import { giveWord } from '#domain/growth/applying/lead-answering.server.ts';
import { LEAD_ANSWERS, LeadWord } from '#domain/growth/applying/lead-step.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { fieldErrors } from '#lib/web/fields.ts';
import { invalid } from '#lib/errors.ts';

export const PUT = endpoint({
	summary: 'Say as the lead who is asked when an opening suits: yes, yes from a day on, or let us talk',
	scope: 'write',
	body: z.object({ answer: z.enum(LEAD_ANSWERS), from: z.iso.date().nullable().default(null) }),
	answers: null,
	status: 204,
	act: async (person, { body }, { locals: { db }, params }) => {
		const word = LeadWord.safeParse({ ...body, id: Number(params.id) });
		if (!word.success) invalid(fieldErrors(word.error));
		await giveWord(db, person, word.data);
		return {};
	},
});
