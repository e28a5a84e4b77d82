import { z } from 'zod';
import { AnothersAddress, changeAddressOf } from '#domain/accounts/address-of-another.server.ts';
import { changeRole, deactivate, readPerson } from '#domain/accounts/people.server.ts';
import { ROLES } from '#domain/accounts/person.ts';
import { makeResetLink } from '#domain/accounts/reset.server.ts';
import { writtenBy } from '#domain/entries/written-by.server.ts';
import { environment } from '#lib/environment.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const id = Number(event.params.id);
	return { person: await readPerson(db, person, id), written: await writtenBy(db, person, id) };
};

const NewRole = z.object({ role: z.enum(ROLES) });

export const actions: Actions = {
	changeRole: form(NewRole, async (person, { role }, { locals, params }: RequestEvent) => {
		await changeRole(locals.db, person, { personId: Number(params.id), role });
		return { changed: true };
	}),

	makeResetLink: form(z.object({}), async (person, _, { locals, params, url }: RequestEvent) => {
		const secret = await makeResetLink(locals.db, person, { personId: Number(params.id) });
		return { link: `${environment().origin ?? url.origin}/reset/${secret}` };
	}),

	changeAddress: form(AnothersAddress, async (person, { email }, { locals, params }: RequestEvent) => {
		await changeAddressOf(locals.db, person, { personId: Number(params.id), email });
		return { changed: true };
	}),

	deactivate: form(z.object({}), async (person, _, { locals, params }: RequestEvent) => {
		await deactivate(locals.db, person, { personId: Number(params.id) });
		return { changed: true };
	}),
};
