import { answerOf, OpportunityAnswer } from '#domain/growth/opportunities/api-answer.ts';
import { read, remove } from '#domain/growth/opportunities/opportunities.server.ts';
import { OpportunityRevision } from '#domain/growth/opportunities/posting.ts';
import { revise } from '#domain/growth/opportunities/revising.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'Read an opening',
	scope: 'read',
	answers: OpportunityAnswer,
	act: async (person, _given, { locals, params }) => ({
		body: answerOf(await read(locals.db, person, Number(params.number))),
	}),
});

export const PATCH = endpoint({
	summary: 'Change parts of an opening',
	scope: 'write',
	body: OpportunityRevision,
	answers: OpportunityAnswer,
	act: async (person, { body }, { locals, params }) => {
		const number = Number(params.number);
		await revise(locals.db, person, number, body);
		return { body: answerOf(await read(locals.db, person, number)) };
	},
});

export const DELETE = endpoint({
	summary: 'Remove an opening; its authors can bring it back',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await remove(locals.db, person, Number(params.number));
		return {};
	},
});
