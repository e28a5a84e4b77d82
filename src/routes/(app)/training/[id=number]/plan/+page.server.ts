import { redirect } from '@sveltejs/kit';
import { findEntry } from '#domain/entries/entries.server.ts';
import { NewIntention, USUAL_DAYS } from '#domain/training/enrolling/intending.ts';
import { mayPlan, plan } from '#domain/training/enrolling/intentions.server.ts';
import { plusDays } from '#domain/training/enrolling/renewing.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const number = Number(event.params.id);
	const { title } = await findEntry(db.read, person, 'course', number);
	await mayPlan(db.read, person, number);
	const today = isoDay(now(), person.zone);
	return { number, title, tomorrow: plusDays(today, 1), suggested: plusDays(today, USUAL_DAYS) };
};

export const actions: Actions = {
	plan: form(NewIntention, async (person, input, { locals, params }) => {
		await plan(locals.db, person, Number(params.id), input);
		redirect(303, '/training/mine#plans');
	}),
};
