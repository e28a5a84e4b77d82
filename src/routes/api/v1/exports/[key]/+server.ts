import { answerOfRun, RunAnswer } from '#domain/moving/api-answer.ts';
import { shownRun, stop } from '#domain/moving/runs.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { exported } from '../exported.server.ts';

export const GET = endpoint({
	summary: 'How far an archive is',
	scope: 'read',
	answers: RunAnswer,
	act: async (person, _, { locals, params: { key = '' } }) => ({
		body: answerOfRun(shownRun(await exported(locals.db, person, key))),
	}),
});

export const DELETE = endpoint({
	summary: 'Stop making an archive',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals: { db }, params: { key = '' } }) => {
		await stop(db, person, await exported(db, person, key));
		return {};
	},
});
