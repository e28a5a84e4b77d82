import { MovedLine, NewLine } from '#domain/stories/shelves/failure-line.ts';
import { changeLine, moveLine, readFailures, removeLine } from '#domain/stories/shelves/failures.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { FailuresAnswer, failuresAnswer } from '../../../people/failures-answer.ts';

export const PUT = endpoint({
	summary: 'Write a line of your failure CV anew',
	scope: 'write',
	body: NewLine,
	answers: FailuresAnswer,
	act: async (person, { body }, { locals: { db }, params }) => {
		await changeLine(db, person, { ...body, id: Number(params.id) });
		return { body: failuresAnswer(await readFailures(db, person, person.id)) };
	},
});

export const PATCH = endpoint({
	summary: 'Move a line of your failure CV up or down within its year',
	scope: 'write',
	body: MovedLine.omit({ id: true }),
	answers: FailuresAnswer,
	act: async (person, { body }, { locals: { db }, params }) => {
		await moveLine(db, person, { ...body, id: Number(params.id) });
		return { body: failuresAnswer(await readFailures(db, person, person.id)) };
	},
});

export const DELETE = endpoint({
	summary: 'Take a line out of your failure CV',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params }) => {
		await removeLine(locals.db, person, { id: Number(params.id) });
		return {};
	},
});
