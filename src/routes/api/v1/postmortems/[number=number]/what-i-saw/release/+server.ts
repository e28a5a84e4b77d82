import { AccountAnswer, accountAnswerOf } from '#domain/postmortems/what-i-saw/account-answer.ts';
import { releaseWhatISaw, takeBackWhatISaw } from '#domain/postmortems/what-i-saw/what-i-saw.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Release what you saw into the post-mortem',
	scope: 'write',
	answers: AccountAnswer,
	act: async (person, _given, { locals, params }) => ({
		body: accountAnswerOf(await releaseWhatISaw(locals.db, person, Number(params.number))),
	}),
});

export const DELETE = endpoint({
	summary: 'Take what you saw back: it is yours alone again',
	scope: 'write',
	answers: AccountAnswer,
	act: async (person, _given, { locals, params }) => ({
		body: accountAnswerOf(await takeBackWhatISaw(locals.db, person, Number(params.number))),
	}),
});
