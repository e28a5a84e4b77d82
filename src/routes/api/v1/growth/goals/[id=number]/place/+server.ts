import { MovedGoal } from '#domain/growth/goals/goal-form.ts';
import { moveGoal } from '#domain/growth/goals/standing.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PATCH = endpoint({
	summary: 'Move a goal up or down among your own that are open',
	scope: 'write',
	body: MovedGoal.omit({ id: true }),
	answers: null,
	status: 204,
	act: async (person, { body }, { locals, params }) => {
		await moveGoal(locals.db, person, { ...body, id: Number(params.id) });
		return {};
	},
});
