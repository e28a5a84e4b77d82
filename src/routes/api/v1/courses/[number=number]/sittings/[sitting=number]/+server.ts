import { callOff } from '#domain/training/enrolling/sittings.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const DELETE = endpoint({
	summary: 'Call a sitting off; whoever wanted to come is told',
	scope: 'write',
	refuses: [409],
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await callOff(locals.db, person, Number(params.number), { sitting: Number(params.sitting) });
		return {};
	},
});
