import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { Met } from '#domain/recall/how-it-went.ts';
import { keep, Kept, keptBy, letGo } from '#domain/recall/keeping.server.ts';
import { meet, meeting } from '#domain/recall/meeting.server.ts';
import { beginAgain, setAWeek, stop } from '#domain/recall/wish.server.ts';
import { Wish } from '#domain/recall/wish.ts';
import { form } from '#lib/web/form.server.ts';
import { safeNext, signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	return { ...(await meeting(db, person)), kept: await keptBy(db.read, person) };
};

/** Buttons on other pages come back to where they stood. */
const FromElsewhere = Kept.extend({ back: z.string().max(2_000).default('/recall') });
const Nothing = z.object({});

export const actions: Actions = {
	keep: form(FromElsewhere, async (person, { back, ...input }, { locals }) => {
		await keep(locals.db, person, input);
		redirect(303, safeNext(back));
	}),
	letGo: form(FromElsewhere, async (person, { back, ...input }, { locals }) => {
		await letGo(locals.db, person, input);
		redirect(303, safeNext(back));
	}),
	meet: form(Met, async (person, input, { locals }) => {
		await meet(locals.db, person, input);
		redirect(303, '/recall');
	}),
	aWeek: form(Wish, async (person, input, { locals }) => {
		await setAWeek(locals.db, person, input);
		redirect(303, '/recall#how-often');
	}),
	stop: form(Nothing, async (person, _, { locals }) => {
		await stop(locals.db, person);
		redirect(303, '/recall');
	}),
	beginAgain: form(Nothing, async (person, _, { locals }) => {
		await beginAgain(locals.db, person);
		redirect(303, '/recall');
	}),
};
