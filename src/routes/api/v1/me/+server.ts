import { z } from 'zod';
import { changeProfile } from '#domain/accounts/people.server.ts';
import { Name, TOKEN_SCOPES, Zone } from '#domain/accounts/person.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { PersonAnswer, personAnswer } from '../people/person-answer.server.ts';

const Me = PersonAnswer.extend({
	/** What this token may do; null where a browser asks. */
	scopes: z.array(z.enum(TOKEN_SCOPES)).nullable(),
});

export const GET = endpoint({
	summary: 'Who you are here, and what this token may do',
	scope: 'read',
	answers: Me,
	act: async (person, _, { locals: { db, scopes } }) => ({
		body: { ...(await personAnswer(db, person, person.id)), scopes: scopes ? [...scopes] : null },
	}),
});

export const PATCH = endpoint({
	summary: 'Change your own name or time zone',
	scope: 'write',
	body: z.object({ name: Name, zone: Zone }).partial(),
	answers: PersonAnswer,
	act: async (person, { body: { name = person.name, zone = person.zone } }, { locals: { db } }) => {
		await changeProfile(db, person, { name, zone });
		return { body: await personAnswer(db, person, person.id) };
	},
});
