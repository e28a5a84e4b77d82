import { readPerson } from '#domain/entries/acquaintances.server.ts';
import { endParts } from '#domain/stewardship/handing-over.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const DELETE = endpoint({
	summary: 'End what others wait for: reviews of somebody, and what they facilitate',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals: { db }, params }) => {
		const { id } = await readPerson(db, person, Number(params.id));
		await endParts(db, person, id);
		return {};
	},
});
