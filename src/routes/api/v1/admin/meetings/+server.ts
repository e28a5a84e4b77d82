import { readWorkspace } from '#domain/accounts/workspace.server.ts';
import { Soak } from '#domain/postmortems/meeting/idea.ts';
import { changeSoak, readSoak } from '#domain/postmortems/meeting/ideas.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'How many working days an idea rests before it can become a change; for administrators',
	scope: 'read',
	answers: Soak,
	act: async (person, _, { locals: { db } }) => {
		await readWorkspace(db, person);
		return { body: await readSoak(db.read) };
	},
});

export const PUT = endpoint({
	summary: 'Choose how many working days an idea rests; for administrators',
	scope: 'write',
	body: Soak,
	answers: Soak,
	act: async (person, { body }, { locals: { db } }) => {
		await changeSoak(db, person, body);
		return { body: await readSoak(db.read) };
	},
});
