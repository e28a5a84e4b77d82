import { redirect } from '@sveltejs/kit';
import { mayBegin } from '#domain/accounts/may.ts';
import { listPeople } from '#domain/entries/acquaintances.server.ts';
import { hrefOf } from '#domain/entries/kinds.ts';
import { PostForm } from '#domain/growth/opportunities/opening-form.ts';
import { post } from '#domain/growth/opportunities/opportunities.server.ts';
import { KIND } from '#domain/growth/opportunities/opportunity.ts';

import { zones } from '#lib/dates.ts';
import { randomName } from '#lib/db/ids.server.ts';
import { forbidden } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { knownSkills } from '../known-skills.server.ts';
import { prefilled } from '../prefilled.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	if (!mayBegin(person)) forbidden('Guests read and discuss; the people of the workspace post openings.');
	return {
		/** What is sent twice is one. */
		uid: randomName(20),
		begun: await prefilled(db, person, event.url.searchParams.get('about')),
		known: await knownSkills(db, person),
		people: (await listPeople(db, person)).map(({ name }) => name),
		zones: zones(),
	};
};

export const actions: Actions = {
	post: form(PostForm, async (person, input, { locals }) => {
		const { number } = await post(locals.db, person, input);
		redirect(303, hrefOf(KIND, number));
	}),
};
