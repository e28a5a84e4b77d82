import { redirect } from '@sveltejs/kit';
import { makeTeam, NewTeam, teamsWithMembers } from '#domain/accounts/teams.server.ts';
import { listPeople } from '#domain/accounts/people.server.ts';
import { noneOr } from '#lib/web/fields.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	return {
		allTeams: await teamsWithMembers(db, person),
		people: (await listPeople(db, person)).length,
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
