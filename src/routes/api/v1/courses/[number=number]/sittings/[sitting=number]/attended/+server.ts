import { wasThere } from '#domain/training/enrolling/sittings.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PUT = endpoint({
	summary: 'Say that you were there; nobody else can',
	scope: 'write',
	refuses: [409],
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await wasThere(locals.db, person, Number(params.number), {
			sitting: Number(params.sitting),
			attended: true,
		});
		return {};
	},
});

export const DELETE = endpoint({
	summary: 'Say that you were not there',
	scope: 'write',
	refuses: [409],
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await wasThere(locals.db, person, Number(params.number), {
			sitting: Number(params.sitting),
			attended: false,
		});
		return {};
	},
});
