import {
	AccountAnswer,
	accountAnswerOf,
	AccountSent,
} from '#domain/postmortems/what-i-saw/account-answer.ts';
import { keepWhatISaw, whatISaw } from '#domain/postmortems/what-i-saw/what-i-saw.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'What you saw, as you wrote it; nobody else can ask for it before you release it',
	scope: 'read',
	answers: AccountAnswer,
	act: async (person, _given, { locals, params }) => {
		const { mine } = await whatISaw(locals.db, person, Number(params.number));
		return { body: accountAnswerOf(mine) };
	},
});

export const PUT = endpoint({
	summary: 'Keep what you saw; where it is released, its readers see what changed',
	scope: 'write',
	body: AccountSent,
	answers: AccountAnswer,
	act: async (person, { body }, { locals, params }) => {
		const input = { ...body, autosaved: false };
		return { body: accountAnswerOf(await keepWhatISaw(locals.db, person, Number(params.number), input)) };
	},
});
