import { readWorkspace } from '#domain/accounts/workspace.server.ts';
import { changeExpectations, readExpectations } from '#domain/postmortems/expected.server.ts';
import { Expectations } from '#domain/postmortems/expected.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Chosen = Expectations.omit({ since: true });

export const GET = endpoint({
	summary: 'By when a post-mortem is expected, by severity, and how that reminds; for administrators',
	scope: 'read',
	answers: Chosen,
	act: async (person, _, { locals: { db } }) => {
		await readWorkspace(db, person);
		const { since: _since, ...expectations } = await readExpectations(db.read);
		return { body: expectations };
	},
});

export const PUT = endpoint({
	summary: 'Choose by when a post-mortem is expected; nobody is reminded of what was not asked for before',
	scope: 'write',
	body: Chosen,
	answers: Chosen,
	act: async (person, { body }, { locals: { db } }) => {
		await changeExpectations(db, person, body);
		const { since: _since, ...expectations } = await readExpectations(db.read);
		return { body: expectations };
	},
});
