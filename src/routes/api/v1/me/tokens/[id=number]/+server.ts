import { revokeToken, tokensOf } from '#domain/accounts/tokens.server.ts';
import { missing } from '#lib/errors.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const DELETE = endpoint({
	summary: 'Revoke a token of yours: it opens nothing from the next request on',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals: { db }, params }) => {
		const id = Number(params.id);
		if (!(await tokensOf(db, person)).some((one) => one.id === id)) missing('This token');
		await revokeToken(db, person, { id });
		return {};
	},
});
