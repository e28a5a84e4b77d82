import { answerOf, OpportunityAnswer } from '#domain/growth/opportunities/api-answer.ts';
import { takeOver } from '#domain/growth/opportunities/contact.server.ts';
import { read } from '#domain/growth/opportunities/opportunities.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Answer for an opening whose contact has left',
	scope: 'write',
	refuses: [409],
	answers: OpportunityAnswer,
	act: async (person, _given, { locals: { db }, params }) => {
		const number = Number(params.number);
		await takeOver(db, person, number);
		return { body: answerOf(await read(db, person, number)) };
	},
});
