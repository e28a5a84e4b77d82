import { changeWorkspace, readWorkspace, WorkspaceChange } from '#domain/accounts/workspace.server.ts';
import { zones } from '#lib/dates.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { workspace, zone } = await readWorkspace(event.locals.db, person);
	return { settings: { workspace, zone }, zones: zones() };
};

export const actions: Actions = {
	default: form(WorkspaceChange, async (person, input, { locals }: RequestEvent) => {
		await changeWorkspace(locals.db, person, input);
		return { saved: true };
	}),
};
