import { redirect } from '@sveltejs/kit';
import { mayMakeTeams } from '#domain/accounts/may.ts';
import { makeTeam, NewTeam } from '#domain/accounts/teams.server.ts';
import { tendedBy } from '#domain/accounts/tending.server.ts';
import { listPeople, teamsWithMembers } from '#domain/entries/acquaintances.server.ts';
import { noneOr } from '#lib/web/fields.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const allTeams = await teamsWithMembers(db, person);
	const ids = allTeams.map(({ id }) => id);
	return {
		allTeams,
		people: (await listPeople(db, person)).length,
		mayMake: mayMakeTeams(person),
		/** Where they may make one inside. */
		tended: await tendedBy(db.read, person, ids),
	};
};

const Team = NewTeam.extend({
	glaze: noneOr(NewTeam.shape.glaze),
	parentId: noneOr(NewTeam.shape.parentId),
});

export const actions: Actions = {
	make: form(Team, async (person, input, { locals }) => {
		const { slug } = await makeTeam(locals.db, person, input);
		redirect(303, `/teams/${slug}`);
	}),
};
