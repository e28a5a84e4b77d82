import { revokeAnyToken } from '#domain/accounts/tokens.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const DELETE = endpoint({
	summary: 'Revoke a token, whoever’s it is; for administrators',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params }) => {
		await revokeAnyToken(locals.db, person, { id: Number(params.id) });
		return {};
	},
});
