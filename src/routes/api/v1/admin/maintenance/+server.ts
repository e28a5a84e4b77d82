import { beginMaintenance, endMaintenance, Maintenance } from '#domain/operation/maintenance.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PUT = endpoint({
	summary: 'Begin maintenance: from the next request on everybody reads, and only owners write',
	scope: 'write',
	body: Maintenance,
	answers: null,
	status: 204,
	act: async (person, { body }, { locals }) => {
		await beginMaintenance(locals.db, person, body);
		return {};
	},
});

export const DELETE = endpoint({
	summary: 'End maintenance: everybody writes again',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals }) => {
		await endMaintenance(locals.db, person);
		return {};
	},
});
