import { answerOf, OpportunityAnswer, Standing } from '#domain/growth/opportunities/api-answer.ts';
import { end, standAgain } from '#domain/growth/opportunities/deciding.server.ts';
import { read } from '#domain/growth/opportunities/opportunities.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PUT = endpoint({
	summary: 'Say that an opening still stands or is open again, is filled, or is closed',
	scope: 'write',
	body: Standing,
	answers: OpportunityAnswer,
	act: async (person, { body: { state, outcome } }, { locals: { db }, params }) => {
		const number = Number(params.number);
		if (state === 'open') await standAgain(db, person, number);
		else await end(db, person, number, { state, outcome });
		return { body: answerOf(await read(db, person, number)) };
	},
});
