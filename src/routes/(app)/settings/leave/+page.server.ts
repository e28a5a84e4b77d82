import { endLeave, myLeave, takeLeave } from '#domain/log/days-off.server.ts';
import { NewLeave, Numbered } from '#domain/log/rhythm-form.ts';
import { now } from '#lib/db/clock.ts';
import { isoDay } from '#lib/dates.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	return { leave: await myLeave(event.locals.db, person), today: isoDay(now(), person.zone) };
};

export const actions: Actions = {
	take: form(NewLeave, async (person, leave, { locals }: RequestEvent) => {
		await takeLeave(locals.db, person, leave);
	}),
	end: form(Numbered, async (person, leave, { locals }: RequestEvent) => {
		await endLeave(locals.db, person, leave);
	}),
};
