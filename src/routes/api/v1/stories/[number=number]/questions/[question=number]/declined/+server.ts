import { decline } from '#domain/stories/questions.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PUT = endpoint({
	summary: 'Pass a question over; nobody but whoever asked is told',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await decline(locals.db, person, Number(params.number), { question: Number(params.question) });
		return {};
	},
});
