import { z } from 'zod';
import { GoalAnswer, goalAnswer } from '#domain/growth/goals/api-answer.ts';
import { readGoal } from '#domain/growth/goals/reading.server.ts';
import { makeStep } from '#domain/growth/goals/standing.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PUT = endpoint({
	summary: 'Say that a step of a goal of yours is made, or that it is not',
	scope: 'write',
	body: z.object({ made: z.boolean() }),
	answers: GoalAnswer,
	act: async (person, { body: { made } }, { locals: { db }, params }) => {
		const id = Number(params.id);
		await makeStep(db, person, id, { id: Number(params.step), made });
		return { body: goalAnswer(await readGoal(db, person, id)) };
	},
});
