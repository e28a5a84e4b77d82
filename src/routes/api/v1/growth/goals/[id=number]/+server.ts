import { GoalAnswer, goalAnswer } from '#domain/growth/goals/api-answer.ts';
import { GoalRevision } from '#domain/growth/goals/goal-form.ts';
import { dropGoal, reviseGoal } from '#domain/growth/goals/goals.server.ts';
import { readGoal } from '#domain/growth/goals/reading.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'Read a goal of yours, or one that is shared with you',
	scope: 'read',
	answers: GoalAnswer,
	act: async (person, _given, { locals, params }) => ({
		body: goalAnswer(await readGoal(locals.db, person, Number(params.id))),
	}),
});

export const PATCH = endpoint({
	summary: 'Change parts of a goal of yours',
	scope: 'write',
	body: GoalRevision,
	answers: GoalAnswer,
	act: async (person, { body }, { locals, params }) => {
		const id = Number(params.id);
		await reviseGoal(locals.db, person, id, body);
		return { body: goalAnswer(await readGoal(locals.db, person, id)) };
	},
});

export const DELETE = endpoint({
	summary: 'Delete a goal of yours for good, with its steps, notes and history',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await dropGoal(locals.db, person, { id: Number(params.id) });
		return {};
	},
});
