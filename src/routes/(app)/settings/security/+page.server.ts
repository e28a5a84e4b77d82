import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { changePassword, NewPassword } from '#domain/accounts/new-password.server.ts';
import { endSessionsOf, sessionsOf } from '#domain/accounts/sessions.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { forgetSession, rememberSession } from '#lib/web/session-cookie.server.ts';
import { visitor } from '#lib/web/visitor.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	return { email: person.email, sessions: await sessionsOf(event.locals.db, person) };
};

export const actions: Actions = {
	changePassword: form(NewPassword, async (person, input, event) => {
		const { session } = await changePassword(event.locals.db, person, visitor(event), input);
		rememberSession(event, session);
		return { saved: 'password' as const };
	}),

	signOutEverywhere: form(z.object({}), async (person, _, event) => {
		await endSessionsOf(event.locals.db, person.id);
		forgetSession(event);
		event.setHeaders({ 'clear-site-data': '"cache"' });
		redirect(303, '/sign-in');
	}),
};
