import { reactivate } from '#domain/accounts/leaving.server.ts';
import { readPerson } from '#domain/entries/acquaintances.server.ts';
import { deactivate } from '#domain/stewardship/leaving.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { PersonAnswer, personAnswer } from '../../person-answer.server.ts';

export const PUT = endpoint({
	summary: 'Say that somebody left: every way in ends at once, and what they wrote stays',
	scope: 'write',
	answers: PersonAnswer,
	act: async (person, _, { locals: { db }, params }) => {
		const { id } = await readPerson(db, person, Number(params.id));
		await deactivate(db, person, { personId: id });
		return { body: await personAnswer(db, person, id) };
	},
});

export const DELETE = endpoint({
	summary: 'Say that somebody is back, with the role and the teams they had',
	scope: 'write',
	answers: PersonAnswer,
	act: async (person, _, { locals: { db }, params }) => {
		const { id } = await readPerson(db, person, Number(params.id));
		await reactivate(db, person, { personId: id });
		return { body: await personAnswer(db, person, id) };
	},
});
