import { answerOf, PostmortemAnswer } from '#domain/postmortems/answer.ts';
import { read } from '#domain/postmortems/postmortems.server.ts';
import { publish, withdraw } from '#domain/postmortems/publication.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PUT = endpoint({
	summary: 'Publish a draft',
	scope: 'write',
	answers: PostmortemAnswer,
	act: async (person, _given, { locals, params }) => {
		const number = Number(params.number);
		await publish(locals.db, person, number);
		return { body: answerOf(await read(locals.db, person, number)) };
	},
});

export const DELETE = endpoint({
	summary: 'Withdraw a published post-mortem: it is a draft again',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await withdraw(locals.db, person, Number(params.number));
		return {};
	},
});
