import { notComing, wantToCome } from '#domain/training/enrolling/sittings.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PUT = endpoint({
	summary: 'Take a seat in a sitting',
	scope: 'write',
	refuses: [409],
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await wantToCome(locals.db, person, Number(params.number), { sitting: Number(params.sitting) });
		return {};
	},
});

export const DELETE = endpoint({
	summary: 'Give your seat in a sitting back',
	scope: 'write',
	refuses: [409],
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await notComing(locals.db, person, Number(params.number), { sitting: Number(params.sitting) });
		return {};
	},
});
