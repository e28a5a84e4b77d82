import { readWorkspace } from '#domain/accounts/workspace.server.ts';
import { Soak } from '#domain/postmortems/meeting/idea.ts';
import { changeSoak, readSoak } from '#domain/postmortems/meeting/ideas.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	// Decides who may look after the workspace.
	await readWorkspace(db, person);
	return { soak: await readSoak(db.read) };
};

export const actions: Actions = {
	default: form(Soak, async (person, soak, { locals }: RequestEvent) => {
		await changeSoak(locals.db, person, soak);
		return { saved: true };
	}),
};
