import { z } from 'zod';
import { Sending } from '#domain/lessons/sending.ts';
import { sendLesson } from '#domain/lessons/sending.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Send a lesson to somebody who may read it, with a line of yours',
	scope: 'write',
	body: Sending,
	answers: z.object({
		/** Whose inbox it is in. */
		name: z.string(),
	}),
	status: 201,
	act: async (person, { body }, { locals, params }) => {
		const { name } = await sendLesson(locals.db, person, Number(params.id), body);
		return { body: { name } };
	},
});
