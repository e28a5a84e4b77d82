import { HowItWent } from '#domain/training/enrolling/intending.ts';
import { dropPlan, sayHowItWent } from '#domain/training/enrolling/intentions.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { PlanAnswer, planOf } from '../plan-answer.server.ts';

export const GET = endpoint({
	summary: 'One plan of yours',
	scope: 'read',
	answers: PlanAnswer,
	act: async (person, _, { locals, params }) => ({
		body: await planOf(locals.db.read, person, Number(params.id)),
	}),
});

export const PUT = endpoint({
	summary: 'Say how a plan went; not yet is fine',
	scope: 'write',
	body: HowItWent.omit({ plan: true }),
	answers: PlanAnswer,
	act: async (person, { body }, { locals: { db }, params }) => {
		const id = Number(params.id);
		await sayHowItWent(db, person, { plan: id, ...body });
		return { body: await planOf(db.read, person, id) };
	},
});

export const DELETE = endpoint({
	summary: 'Drop a plan: nobody asks about it any more',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params }) => {
		await dropPlan(locals.db, person, { plan: Number(params.id) });
		return {};
	},
});
