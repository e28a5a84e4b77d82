import { withdrawInvitation } from '#domain/accounts/invitation-list.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const DELETE = endpoint({
	summary: 'Withdraw an invitation: its link opens nothing any more',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params }) => {
		await withdrawInvitation(locals.db, person, { id: Number(params.id) });
		return {};
	},
});
