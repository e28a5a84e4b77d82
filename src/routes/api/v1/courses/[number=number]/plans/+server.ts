import { NewIntention } from '#domain/training/enrolling/intending.ts';
import { plan } from '#domain/training/enrolling/intentions.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { PlanAnswer, planOf } from '../../../enrolments/plans/plan-answer.server.ts';

export const POST = endpoint({
	summary: 'Plan something of a course that you are on, or have completed: when this happens, I will do that',
	describes: 'On the day that it names you are asked once how it went. Nobody else reads it.',
	scope: 'write',
	body: NewIntention,
	answers: PlanAnswer,
	status: 201,
	act: async (person, { body }, { locals: { db }, params }) => {
		const { id } = await plan(db, person, Number(params.number), body);
		return {
			body: await planOf(db.read, person, id),
			headers: { location: `/api/v1/enrolments/plans/${id}` },
		};
	},
});
