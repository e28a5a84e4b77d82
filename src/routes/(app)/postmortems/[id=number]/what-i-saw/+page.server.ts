import { listPeople } from '#domain/entries/acquaintances.server.ts';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';

import {
	askedForAccounts,
	askForAccounts,
	AskingForAccounts,
	askNoLonger,
	removeBrought,
} from '#domain/postmortems/what-i-saw/asking.server.ts';
import {
	deleteWhatISaw,
	keepWhatISaw,
	releaseWhatISaw,
	takeBackWhatISaw,
	whatISaw,
} from '#domain/postmortems/what-i-saw/what-i-saw.server.ts';
import { WhatISaw } from '#domain/postmortems/what-i-saw/what-i-saw.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const numberIn = (event: Pick<RequestEvent, 'params'>) => Number(event.params.id);

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const number = numberIn(event);
	const told = await whatISaw(db, person, number);
	return { told, asking: told.isAuthor ? await forAuthors() : null };

	async function forAuthors() {
		const people = await listPeople(db, person);
		return {
			...(await askedForAccounts(db, person, number)),
			people: people.filter(({ id }) => id !== person.id).map(({ name, email }) => ({ name, email })),
		};
	}
};

const Nothing = z.object({});
const Id = z.object({ id: z.coerce.number().int() });
const here = (event: RequestEvent): never => redirect(303, `/postmortems/${event.params.id}/what-i-saw`);

export const actions: Actions = {
	keep: form(WhatISaw, async (person, input, event: RequestEvent) => {
		const { updatedAt } = await keepWhatISaw(event.locals.db, person, numberIn(event), input);
		return input.autosaved ? { kept: updatedAt } : here(event);
	}),
	release: form(WhatISaw, async (person, input, event: RequestEvent) => {
		await releaseWhatISaw(event.locals.db, person, numberIn(event), input);
		here(event);
	}),
	takeBack: form(Nothing, async (person, _, event: RequestEvent) => {
		await takeBackWhatISaw(event.locals.db, person, numberIn(event));
		here(event);
	}),
	delete: form(Nothing, async (person, _, event: RequestEvent) => {
		const { reads } = await whatISaw(event.locals.db, person, numberIn(event));
		await deleteWhatISaw(event.locals.db, person, numberIn(event));
		redirect(303, reads ? `/postmortems/${event.params.id}` : '/');
	}),
	ask: form(AskingForAccounts, async (person, input, event: RequestEvent) => {
		await askForAccounts(event.locals.db, person, numberIn(event), input);
		here(event);
	}),
	askNoLonger: form(Id, async (person, { id }, event: RequestEvent) => {
		await askNoLonger(event.locals.db, person, numberIn(event), { personId: id });
		here(event);
	}),
	removeBrought: form(Id, async (person, { id }, event: RequestEvent) => {
		await removeBrought(event.locals.db, person, numberIn(event), { id });
		here(event);
	}),
};
