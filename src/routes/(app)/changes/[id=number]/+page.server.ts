import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { AmendedForm, Looked, SettledForm } from '#domain/changes/change.ts';
import { check } from '#domain/changes/checking.server.ts';
import { readChange } from '#domain/changes/reading.server.ts';
import { amend, settle } from '#domain/changes/settling.server.ts';
import { peopleToChoose } from '#domain/entries/acquaintances.server.ts';
import { form } from '#lib/web/form.server.ts';
import { safeNext, signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const change = await readChange(db, person, Number(event.params.id));
	return {
		change,
		people: change.maySettle
			? (await peopleToChoose(db, person, [])).map(({ name, email }) => ({ name, email }))
			: [],
	};
};

const idIn = (event: RequestEvent) => Number(event.params.id);
/** Said in a list, it leads back to that list. */
const Back = z.object({ back: z.string().max(2_000).optional() });
const here = (event: RequestEvent) => `/changes/${event.params.id}`;

export const actions: Actions = {
	settle: form(z.intersection(SettledForm, Back), async (person, { back, ...input }, event: RequestEvent) => {
		await settle(event.locals.db, person, idIn(event), input);
		redirect(303, back === undefined ? here(event) : safeNext(back));
	}),
	amend: form(AmendedForm, async (person, input, event: RequestEvent) => {
		await amend(event.locals.db, person, idIn(event), input);
		redirect(303, here(event));
	}),
	check: form(Looked, async (person, input, event: RequestEvent) => {
		await check(event.locals.db, person, idIn(event), input);
		redirect(303, here(event));
	}),
};
