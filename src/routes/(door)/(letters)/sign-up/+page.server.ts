import { mayJoinByThemselves } from '#domain/accounts/joining.server.ts';
import { askToJoin, Joiner } from '#domain/accounts/sign-up.server.ts';
import { missing } from '#lib/errors.ts';
import { readSettings } from '#lib/settings.server.ts';
import { openForm } from '#lib/web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	if (!(await mayJoinByThemselves(locals.db.read))) missing();
	const { workspace } = await readSettings(locals.db.read);
	return { workspace };
};

export const actions: Actions = {
	default: openForm(Joiner, async (input, { locals }) => {
		if (!(await mayJoinByThemselves(locals.db.read))) missing();
		await askToJoin(locals.db, input);
		return { asked: input.email };
	}),
};
