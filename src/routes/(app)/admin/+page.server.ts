import { changeWorkspace, readWorkspace, WorkspaceChange } from '#domain/accounts/workspace.server.ts';
import { zones } from '#lib/dates.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { version } from '../../../../package.json';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { workspace, zone, setUpAt, folder } = await readWorkspace(event.locals.db, person);
	return { settings: { workspace, zone, setUpAt }, folder, version, node: process.version, zones: zones() };
};

export const actions: Actions = {
	default: form(WorkspaceChange, async (person, input, { locals }) => {
		await changeWorkspace(locals.db, person, input);
		return { saved: true };
	}),
};
