import { redirect } from '@sveltejs/kit';
import { acceptInvitation, Acceptance, readInvitation } from '#domain/accounts/invitations.server.ts';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { zones } from '#lib/dates.ts';
import { readSettings } from '#lib/settings.server.ts';
import { openForm } from '#lib/web/form.server.ts';
import { rememberSession } from '#lib/web/session-cookie.server.ts';
import { visitor } from '#lib/web/visitor.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const invitation = await readInvitation(locals.db.read, params.secret);
	const { workspace } = await readSettings(locals.db.read);
	return { invitation, workspace, zones: zones() };
};

export const actions: Actions = {
	default: openForm(Acceptance, async (input, event: RequestEvent) => {
		const { db } = event.locals;
		const personId = await acceptInvitation(db, event.params.secret, input);
		rememberSession(event, await startSession(db, personId, visitor(event).device));
		redirect(303, '/');
	}),
};
