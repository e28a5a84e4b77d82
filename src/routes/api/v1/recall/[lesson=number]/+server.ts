import { keep, letGo } from '#domain/recall/keeping.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PUT = endpoint({
	summary: 'Keep a lesson, to meet it again; nobody else is told',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params }) => {
		await keep(locals.db, person, { lesson: Number(params.lesson) });
		return {};
	},
});

export const DELETE = endpoint({
	summary: 'Let a lesson go',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params }) => {
		await letGo(locals.db, person, { lesson: Number(params.lesson) });
		return {};
	},
});
