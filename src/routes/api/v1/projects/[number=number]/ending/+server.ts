import { EndingAnswer, endingAnswer } from '#domain/projects/endings/api-answer.ts';
import { HonestEnding } from '#domain/projects/endings/ending.ts';
import { end, goOn } from '#domain/projects/endings/endings.server.ts';
import { readEnding } from '#domain/projects/endings/shown.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'Read how a project ended, what it taught and what became of it',
	scope: 'read',
	answers: EndingAnswer,
	act: async (person, _given, { locals, params }) => ({
		body: endingAnswer(await readEnding(locals.db, person, Number(params.number))),
	}),
});

export const PUT = endpoint({
	summary: 'Say how a project ended; for whoever worked on it. Lessons without an id are new',
	scope: 'write',
	body: HonestEnding,
	answers: EndingAnswer,
	act: async (person, { body }, { locals, params }) => {
		const number = Number(params.number);
		await end(locals.db, person, number, body);
		return { body: endingAnswer(await readEnding(locals.db, person, number)) };
	},
});

export const DELETE = endpoint({
	summary: 'It was not the end: it is built again. What it taught stays',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await goOn(locals.db, person, Number(params.number));
		return {};
	},
});
