import { retireQuestion } from '#domain/log/questions.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PUT = endpoint({
	summary: 'Ask a question no more; one that every team may be asked is for curators',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params: { slug = '', id } }) => {
		await retireQuestion(locals.db, person, slug, { id: Number(id), retired: true });
		return {};
	},
});

export const DELETE = endpoint({
	summary: 'Let a question be asked again',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params: { slug = '', id } }) => {
		await retireQuestion(locals.db, person, slug, { id: Number(id), retired: false });
		return {};
	},
});
