import { redirect } from '@sveltejs/kit';
import { isGuest } from '#domain/accounts/may.ts';
import { beginTalks, peopleToTalkWith } from '#domain/growth/conversations/arranging.server.ts';
import { NewTalks } from '#domain/growth/conversations/conversation.ts';
import { isoDay, plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { forbidden } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	if (isGuest(person)) forbidden('Growth talks are between people of the workspace.');
	const today = isoDay(now(), person.zone);
	return { today, inAWeek: plusDays(today, 7), ...(await peopleToTalkWith(event.locals.db, person)) };
};

export const actions: Actions = {
	begin: form(NewTalks, async (person, input, { locals }) => {
		const { id } = await beginTalks(locals.db, person, input);
		redirect(303, `/growth/talks/${id}`);
	}),
};
