import { answerOf, PostmortemAnswer } from '#domain/postmortems/answer.ts';
import { read, revise, Revision } from '#domain/postmortems/postmortems.server.ts';
import { remove } from '#domain/postmortems/publication.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'Read a post-mortem',
	scope: 'read',
	answers: PostmortemAnswer,
	act: async (person, _given, { locals, params }) => ({
		body: answerOf(await read(locals.db, person, Number(params.number))),
	}),
});

export const PATCH = endpoint({
	summary: 'Change parts of a post-mortem; a list that is sent replaces the list that was',
	scope: 'write',
	body: Revision,
	answers: PostmortemAnswer,
	act: async (person, { body }, { locals, params }) => {
		const number = Number(params.number);
		await revise(locals.db, person, number, body);
		return { body: answerOf(await read(locals.db, person, number)) };
	},
});

export const DELETE = endpoint({
	summary: 'Remove a post-mortem; its authors can bring it back',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await remove(locals.db, person, Number(params.number));
		return {};
	},
});
