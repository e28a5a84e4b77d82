import { ChangesAnswer } from '#domain/projects/board/api-answer.ts';
import { ColumnWords } from '#domain/projects/board/asked.ts';
import { setColumn } from '#domain/projects/board/columns.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { boardAnswer } from './columns.server.ts';

export const POST = endpoint({
	summary: 'Add a column to the board of a project, as the last',
	scope: 'write',
	body: ColumnWords.omit({ column: true }),
	answers: ChangesAnswer,
	status: 201,
	act: async (person, { body }, { locals: { db }, params }) => {
		const number = Number(params.number);
		await setColumn(db, person, number, { ...body, column: null });
		return { body: await boardAnswer(db, person, number) };
	},
});
