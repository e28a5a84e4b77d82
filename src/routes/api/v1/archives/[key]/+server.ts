import { answerOfRun, RunAnswer } from '#domain/moving/api-answer.ts';
import { shownRun, stop } from '#domain/moving/runs.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { arrived } from '../arrived.server.ts';

export const GET = endpoint({
	summary: 'How far bringing a workspace in is, or looking ahead of that',
	scope: 'read',
	answers: RunAnswer,
	act: async (person, _, { locals, params: { key = '' } }) => ({
		body: answerOfRun(shownRun(await arrived(locals.db, person, key))),
	}),
});

export const DELETE = endpoint({
	summary: 'Stop it after what is being done; what was done until then stays',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals: { db }, params: { key = '' } }) => {
		await stop(db, person, await arrived(db, person, key));
		return {};
	},
});
