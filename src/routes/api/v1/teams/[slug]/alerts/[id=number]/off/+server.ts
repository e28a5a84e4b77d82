import { switchOff, switchOn } from '#domain/postmortems/alerts/addresses.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PUT = endpoint({
	summary: 'Switch an address for alerts off: what comes is refused',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params: { slug = '', id } }) => {
		await switchOff(locals.db, person, slug, { id: Number(id) });
		return {};
	},
});

export const DELETE = endpoint({
	summary: 'Switch an address for alerts on again, with the key it has',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params: { slug = '', id } }) => {
		await switchOn(locals.db, person, slug, { id: Number(id) });
		return {};
	},
});
