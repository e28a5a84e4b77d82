import { z } from 'zod';
import { changeWorkspace, readWorkspace, WorkspaceChange } from '#domain/accounts/workspace.server.ts';
import { beginMaintenance, endMaintenance, Maintenance } from '#domain/operation/maintenance.server.ts';
import { zones } from '#lib/dates.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { workspace, zone, maintenance: during } = await readWorkspace(event.locals.db, person);
	return { settings: { workspace, zone }, during, zones: zones() };
};

export const actions: Actions = {
	save: form(WorkspaceChange, async (person, input, { locals }: RequestEvent) => {
		await changeWorkspace(locals.db, person, input);
		return { saved: true };
	}),
	begin: form(Maintenance, async (person, input, { locals }: RequestEvent) => {
		await beginMaintenance(locals.db, person, input);
	}),
	end: form(z.object({}), async (person, _, { locals }: RequestEvent) => {
		await endMaintenance(locals.db, person);
	}),
};
