import { adminsOnly } from '#domain/accounts/workspace.server.ts';
import { OpeningSettings } from '#domain/growth/opportunities/resting.ts';
import { changeOpeningSettings, readOpeningSettings } from '#domain/growth/opportunities/resting.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	adminsOnly(signedIn(event));
	return { settings: await readOpeningSettings(event.locals.db.read) };
};

export const actions: Actions = {
	default: form(OpeningSettings, async (person, input, { locals }) => {
		await changeOpeningSettings(locals.db, person, input);
		return { saved: true };
	}),
};
