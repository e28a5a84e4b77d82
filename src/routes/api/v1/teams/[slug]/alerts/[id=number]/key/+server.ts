import { renewKey } from '#domain/postmortems/alerts/addresses.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { WithKey } from '../../alerts.server.ts';

export const POST = endpoint({
	summary: 'Give an address for alerts a new key, told this once; the one it had opens nothing any more',
	scope: 'write',
	answers: WithKey,
	status: 201,
	act: async (person, _, { locals, params: { slug = '', id } }) => ({
		body: await renewKey(locals.db, person, slug, { id: Number(id) }),
	}),
});
