import { z } from 'zod';
import { answerOf, ProjectAnswer } from '#domain/projects/api-answer.ts';
import { join } from '#domain/projects/joining.server.ts';
import { leave } from '#domain/projects/leaving.server.ts';
import { read } from '#domain/projects/projects.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Join a project, for a need of it or for all of it',
	scope: 'write',
	body: z.object({ need: z.string().max(60).default('') }),
	answers: ProjectAnswer,
	act: async (person, { body }, { locals, params }) => {
		const number = Number(params.number);
		await join(locals.db, person, number, body);
		return { body: answerOf(await read(locals.db, person, number)) };
	},
});

export const DELETE = endpoint({
	summary: 'Leave a project; where nobody is left, it is an idea again',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await leave(locals.db, person, Number(params.number));
		return {};
	},
});
