import { endWaiver } from '#domain/training/enrolling/rules.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const DELETE = endpoint({
	summary: 'Ask the course of somebody again who need not take it',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		const waiver = { rule: Number(params.rule), person: Number(params.person) };
		await endWaiver(locals.db, person, Number(params.number), waiver);
		return {};
	},
});
