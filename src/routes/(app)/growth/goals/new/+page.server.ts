import { redirect } from '@sveltejs/kit';
import { NewGoal } from '#domain/growth/goals/goal-form.ts';
import { setGoal } from '#domain/growth/goals/goals.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { choicesFor } from '../choices.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => choicesFor(event.locals.db, signedIn(event));

export const actions: Actions = {
	set: form(NewGoal, async (person, input, { locals }) => {
		const { id } = await setGoal(locals.db, person, input);
		redirect(303, `/growth/goals/${id}`);
	}),
};
