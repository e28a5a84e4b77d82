import { z } from 'zod';
import { Decided } from '#domain/projects/endings/continuing.ts';
import { decide, takeBack } from '#domain/projects/endings/continuing.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PATCH = endpoint({
	summary:
		'Decide whether a project goes on: whoever agrees sponsors it, whoever is asked can say not now, or no',
	scope: 'write',
	body: Decided,
	answers: z.object({
		/** The project in which it goes on; null where it does not. */
		goesOnIn: z.int().nullable(),
	}),
	act: async (person, { body }, { locals, params }) => {
		const given = { ...body, id: Number(params.id) };
		const { number } = await decide(locals.db, person, Number(params.number), given);
		return { body: { goesOnIn: number } };
	},
});

export const DELETE = endpoint({
	summary: 'Take back what was asked for a project to go on, while nothing is decided',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await takeBack(locals.db, person, Number(params.number), Number(params.id));
		return {};
	},
});
