import { takeBackReply } from '#domain/pulse/replies.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const DELETE = endpoint({
	summary: 'Take back what was said about it',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await takeBackReply(locals.db, person, Number(params.number), Number(params.id));
		return {};
	},
});
