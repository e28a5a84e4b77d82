import { readWorkspace } from '#domain/accounts/workspace.server.ts';
import { addHoliday, holidaysAhead, removeHoliday } from '#domain/log/days-off.server.ts';
import { NewHoliday, Numbered } from '#domain/log/rhythm-form.ts';
import { now } from '#lib/db/clock.ts';
import { isoDay } from '#lib/dates.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	// Decides who may look after the workspace.
	await readWorkspace(db, person);
	const today = isoDay(now(), person.zone);
	return { today, holidays: await holidaysAhead(db.read, null, today) };
};

export const actions: Actions = {
	addHoliday: form(NewHoliday, async (person, holiday, { locals }: RequestEvent) => {
		await addHoliday(locals.db, person, null, holiday);
	}),
	removeHoliday: form(Numbered, async (person, holiday, { locals }: RequestEvent) => {
		await removeHoliday(locals.db, person, null, holiday);
	}),
};
