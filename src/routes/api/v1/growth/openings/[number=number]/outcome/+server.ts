import { answerOf, OpportunityAnswer } from '#domain/growth/opportunities/api-answer.ts';
import { tellOutcome } from '#domain/growth/opportunities/deciding.server.ts';
import { OutcomeForm } from '#domain/growth/opportunities/opening-form.ts';
import { read } from '#domain/growth/opportunities/opportunities.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PUT = endpoint({
	summary: 'Tell what came of an opening that is over',
	scope: 'write',
	refuses: [409],
	body: OutcomeForm,
	answers: OpportunityAnswer,
	act: async (person, { body: { outcome } }, { locals: { db }, params }) => {
		const number = Number(params.number);
		await tellOutcome(db, person, number, outcome);
		return { body: answerOf(await read(db, person, number)) };
	},
});
