import { AskedConsent } from '#domain/stories/consent.ts';
import { askConsent } from '#domain/stories/consents.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { Consents, consents } from './consents.server.ts';

export const GET = endpoint({
	summary: 'Whom a story speaks of and what they said to it, for its authors',
	scope: 'read',
	answers: Consents,
	act: async (person, _given, { locals, params }) => ({
		body: await consents(locals.db, person, Number(params.number)),
	}),
});

export const POST = endpoint({
	summary: 'Ask somebody whether it may be told; they are shown these words and nothing else of a draft',
	scope: 'write',
	body: AskedConsent,
	answers: Consents,
	status: 201,
	act: async (person, { body }, { locals: { db }, params }) => {
		const number = Number(params.number);
		// Decides who may ask, before it is looked up whom.
		await consents(db, person, number);
		await askConsent(db, person, number, body);
		return { body: await consents(db, person, number) };
	},
});
