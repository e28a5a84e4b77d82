import { askForReset, Forgotten } from '#domain/accounts/reset.server.ts';
import { mailIsSetUp } from '#lib/mail/mail-settings.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import { openForm } from '#lib/web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { workspace } = await readSettings(locals.db.read);
	return { workspace, mailIsSetUp: await mailIsSetUp(locals.db.read) };
};

export const actions: Actions = {
	default: openForm(Forgotten, async (input, { locals }) => {
		await askForReset(locals.db, input);
		return { asked: input.email };
	}),
};
