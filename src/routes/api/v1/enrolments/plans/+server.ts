import { z } from 'zod';
import { myPlans } from '#domain/training/enrolling/intentions.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { PlanAnswer } from './plan-answer.server.ts';

export const GET = endpoint({
	summary: 'What you planned to do with what you learned in courses; nobody else reads it',
	scope: 'read',
	answers: z.object({ items: z.array(PlanAnswer) }),
	act: async (person, _, { locals }) => ({ body: { items: await myPlans(locals.db.read, person) } }),
});
