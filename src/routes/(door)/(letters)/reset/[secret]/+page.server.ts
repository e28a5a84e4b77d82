import { redirect } from '@sveltejs/kit';
import { minPassword } from '#domain/accounts/password-length.ts';
import { hasSecondFactor } from '#domain/accounts/second-factors/having.server.ts';
import { readReset, resetPassword, ResetPassword } from '#domain/accounts/reset.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import { openForm } from '#lib/web/form.server.ts';
import { forgetSession } from '#lib/web/session-cookie.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { db } = locals;
	const { id, email } = await readReset(db.read, params.secret);
	const { workspace } = await readSettings(db.read);
	return { email, workspace, least: minPassword(await hasSecondFactor(db.read, id)) };
};

export const actions: Actions = {
	default: openForm(ResetPassword, async (input, event: RequestEvent) => {
		await resetPassword(event.locals.db, event.params.secret, input);
		// Whoever was in with the old password, here too, is out.
		forgetSession(event);
		redirect(303, '/sign-in?told=new-password');
	}),
};
