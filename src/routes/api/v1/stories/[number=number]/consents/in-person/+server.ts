import { SaidInPerson } from '#domain/stories/consent.ts';
import { sayInPerson } from '#domain/stories/consents.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { Consents, consents } from '../consents.server.ts';

export const POST = endpoint({
	summary: 'Say that somebody agreed face to face; nobody is told',
	scope: 'write',
	body: SaidInPerson,
	answers: Consents,
	status: 201,
	act: async (person, { body }, { locals: { db }, params }) => {
		const number = Number(params.number);
		// Decides who may ask, before it is looked up whom.
		await consents(db, person, number);
		await sayInPerson(db, person, number, body);
		return { body: await consents(db, person, number) };
	},
});
