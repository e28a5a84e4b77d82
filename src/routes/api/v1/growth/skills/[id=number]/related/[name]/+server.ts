import { relateTo, unrelate } from '#domain/skills/placing.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { tended, TendedAnswer } from '../../../skill-answer.server.ts';

export const PUT = endpoint({
	summary: 'Say that a skill is near to another, by any of its names',
	scope: 'write',
	answers: TendedAnswer,
	act: async (person, _, { locals: { db }, params: { id, name = '' } }) => {
		await relateTo(db, person, Number(id), { related: name });
		return { body: await tended(db, person, Number(id)) };
	},
});

export const DELETE = endpoint({
	summary: 'Say no more that two skills are near to each other',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params: { id, name = '' } }) => {
		await unrelate(locals.db, person, Number(id), { related: name });
		return {};
	},
});
