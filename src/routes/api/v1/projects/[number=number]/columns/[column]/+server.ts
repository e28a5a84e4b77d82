import { ChangesAnswer } from '#domain/projects/board/api-answer.ts';
import { ColumnWords, MovedColumn } from '#domain/projects/board/asked.ts';
import { moveColumn, removeColumn, setColumn } from '#domain/projects/board/columns.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { boardAnswer, columnIn } from '../columns.server.ts';

export const PUT = endpoint({
	summary: 'Write a column of a board anew: what it is called, and how many cards it has room for',
	scope: 'write',
	body: ColumnWords.omit({ column: true }),
	answers: ChangesAnswer,
	act: async (person, { body }, { locals: { db }, params }) => {
		const number = Number(params.number);
		await setColumn(db, person, number, { ...body, column: columnIn(params) });
		return { body: await boardAnswer(db, person, number) };
	},
});

export const PATCH = endpoint({
	summary: 'Move a column of a board to the left or to the right',
	scope: 'write',
	body: MovedColumn.omit({ column: true }),
	answers: ChangesAnswer,
	act: async (person, { body }, { locals: { db }, params }) => {
		const number = Number(params.number);
		await moveColumn(db, person, number, { ...body, column: columnIn(params) });
		return { body: await boardAnswer(db, person, number) };
	},
});

export const DELETE = endpoint({
	summary: 'Remove a column of a board in which nothing is',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await removeColumn(locals.db, person, Number(params.number), { column: columnIn(params) });
		return {};
	},
});
