import { continuationAnswer, ContinuationsAnswer } from '#domain/projects/endings/api-answer.ts';
import { AskToGoOn } from '#domain/projects/endings/continuing.ts';
import { askToGoOn } from '#domain/projects/endings/continuing.server.ts';
import { readContinuations } from '#domain/projects/endings/continuations.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'Read what was asked for a project to go on, and what was decided, the last first',
	scope: 'read',
	answers: ContinuationsAnswer,
	act: async (person, _given, { locals, params }) => {
		const all = await readContinuations(locals.db, person, Number(params.number));
		return { body: { items: all.map(continuationAnswer) } };
	},
});

export const POST = endpoint({
	summary: 'Ask for a project that was shown or has ended to go on; asked again, the later words stand',
	scope: 'write',
	body: AskToGoOn,
	answers: ContinuationsAnswer,
	status: 201,
	act: async (person, { body }, { locals, params }) => {
		const number = Number(params.number);
		await askToGoOn(locals.db, person, number, body);
		const all = await readContinuations(locals.db, person, number);
		return { body: { items: all.map(continuationAnswer) } };
	},
});
