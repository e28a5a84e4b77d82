import { z } from 'zod';
import { GoalAnswer, goalAnswer, GoalsAsked } from '#domain/growth/goals/api-answer.ts';
import { NewGoal } from '#domain/growth/goals/goal-form.ts';
import { setGoal } from '#domain/growth/goals/goals.server.ts';
import { goalsSharedWith, ownGoals, readGoal } from '#domain/growth/goals/reading.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'List your own goals, or those that others share with you by name or because you mentor them',
	scope: 'read',
	query: GoalsAsked,
	answers: z.object({ items: z.array(GoalAnswer) }),
	act: async (person, { query: { of } }, { locals }) => {
		const goals = await (of === 'mine' ? ownGoals : goalsSharedWith)(locals.db, person);
		return { body: { items: goals.map(goalAnswer) } };
	},
});

export const POST = endpoint({
	summary: 'Set a goal of your own; nobody else reads it unless you say so',
	scope: 'write',
	body: NewGoal,
	answers: GoalAnswer,
	status: 201,
	act: async (person, { body }, { locals }) => {
		const { id } = await setGoal(locals.db, person, body);
		const made = goalAnswer(await readGoal(locals.db, person, id));
		return { body: made, headers: { location: `/api/v1/growth/goals/${id}` } };
	},
});
