import { RunAnswer } from '#domain/moving/api-answer.ts';
import { goOn } from '#domain/moving/runs.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { arrived, underWay } from '../../arrived.server.ts';

export const POST = endpoint({
	summary: 'Go on with one that was stopped or failed, from where it was',
	scope: 'write',
	answers: RunAnswer,
	act: async (person, _, { locals: { db }, params: { key = '' } }) => {
		await goOn(db, person, await arrived(db, person, key));
		return { body: await underWay(db, person, key) };
	},
});
