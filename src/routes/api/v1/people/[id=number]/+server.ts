import { z } from 'zod';
import { changeRole } from '#domain/accounts/people.server.ts';
import { ROLES } from '#domain/accounts/person.ts';
import { readPerson } from '#domain/entries/acquaintances.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { PersonAnswer, personAnswer } from '../person-answer.server.ts';

export const GET = endpoint({
	summary: 'One person',
	scope: 'read',
	answers: PersonAnswer,
	act: async (person, _, { locals, params }) => ({
		body: await personAnswer(locals.db, person, Number(params.id)),
	}),
});

export const PATCH = endpoint({
	summary: 'Give somebody another role; only an owner makes an owner, or unmakes one',
	scope: 'write',
	body: z.object({ role: z.enum(ROLES) }),
	answers: PersonAnswer,
	act: async (person, { body: { role } }, { locals: { db }, params }) => {
		const { id } = await readPerson(db, person, Number(params.id));
		await changeRole(db, person, { personId: id, role });
		return { body: await personAnswer(db, person, id) };
	},
});
