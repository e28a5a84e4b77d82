import { endRule } from '#domain/training/enrolling/rules.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const DELETE = endpoint({
	summary: 'Ask a course by that rule no more',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await endRule(locals.db, person, Number(params.number), Number(params.rule));
		return {};
	},
});
