import { answerOf, ProjectAnswer } from '#domain/projects/api-answer.ts';
import { Revision } from '#domain/projects/pitching.ts';
import { read, remove, revise } from '#domain/projects/projects.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'Read a project',
	scope: 'read',
	answers: ProjectAnswer,
	act: async (person, _given, { locals, params }) => ({
		body: answerOf(await read(locals.db, person, Number(params.number))),
	}),
});

export const PATCH = endpoint({
	summary: 'Change parts of a project',
	scope: 'write',
	body: Revision,
	answers: ProjectAnswer,
	act: async (person, { body }, { locals, params }) => {
		const number = Number(params.number);
		await revise(locals.db, person, number, body);
		return { body: answerOf(await read(locals.db, person, number)) };
	},
});

export const DELETE = endpoint({
	summary: 'Remove a project; its authors can bring it back',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await remove(locals.db, person, Number(params.number));
		return {};
	},
});
