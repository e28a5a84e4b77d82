import { changeExpectations, readExpectations } from '#domain/postmortems/expected.server.ts';
import { ChosenExpectations } from '#domain/postmortems/expected.ts';
import { readWorkspace } from '#domain/accounts/workspace.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	// Decides who may look after the workspace.
	await readWorkspace(db, person);
	return { expectations: await readExpectations(db.read) };
};

export const actions: Actions = {
	default: form(ChosenExpectations, async (person, input, { locals }: RequestEvent) => {
		await changeExpectations(locals.db, person, input);
		return { saved: true };
	}),
};
