import { GoalAnswer, goalAnswer } from '#domain/growth/goals/api-answer.ts';
import { NewNote } from '#domain/growth/goals/goal-form.ts';
import { readGoal } from '#domain/growth/goals/reading.server.ts';
import { noteOnGoal } from '#domain/growth/goals/standing.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Note how a goal of yours is going, or what shows it',
	scope: 'write',
	body: NewNote,
	answers: GoalAnswer,
	status: 201,
	act: async (person, { body }, { locals: { db }, params }) => {
		const id = Number(params.id);
		await noteOnGoal(db, person, id, body);
		return { body: goalAnswer(await readGoal(db, person, id)) };
	},
});
