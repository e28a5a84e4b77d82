import { MovedGoal } from '#domain/growth/goals/goal-form.ts';
import { goalsSharedWith, ownGoals } from '#domain/growth/goals/reading.server.ts';
import { moveGoal } from '#domain/growth/goals/standing.server.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	return {
		goals: await ownGoals(db, person),
		shared: await goalsSharedWith(db, person),
		today: isoDay(now(), person.zone),
	};
};

export const actions: Actions = {
	move: form(MovedGoal, async (person, input, { locals }) => {
		await moveGoal(locals.db, person, input);
		return { moved: input.id };
	}),
};
