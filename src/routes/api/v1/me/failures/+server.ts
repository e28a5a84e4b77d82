import { NewLine } from '#domain/stories/shelves/failure-line.ts';
import { addLine, readFailures } from '#domain/stories/shelves/failures.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { FailuresAnswer, failuresAnswer } from '../../people/failures-answer.ts';

export const POST = endpoint({
	summary: 'Write a line of your own failure CV; everybody of the workspace may read it',
	scope: 'write',
	body: NewLine,
	answers: FailuresAnswer,
	status: 201,
	act: async (person, { body }, { locals: { db } }) => {
		await addLine(db, person, body);
		return { body: failuresAnswer(await readFailures(db, person, person.id)) };
	},
});
