import { redirect } from '@sveltejs/kit';
import { endSession } from '#domain/accounts/sessions.server.ts';
import { forgetSession, sessionId } from '#lib/web/session-cookie.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => redirect(303, locals.person ? '/settings' : '/sign-in');

export const actions: Actions = {
	default: async (event) => {
		const id = sessionId(event);
		if (id !== undefined) await endSession(event.locals.db, id);
		forgetSession(event);
		// Nothing that was read stays behind in this browser for the next person.
		event.setHeaders({ 'clear-site-data': '"cache"' });
		redirect(303, '/sign-in');
	},
};
