import { enter } from '#domain/accounts/admission.server.ts';
import { acceptInvitation, Acceptance, readInvitation } from '#domain/accounts/invitations.server.ts';
import { zones } from '#lib/dates.ts';
import { readSettings } from '#lib/settings.server.ts';
import { admit } from '#lib/web/admit.server.ts';
import { openForm } from '#lib/web/form.server.ts';
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
		const entrance = await enter(db, personId, { via: 'password', device: visitor(event).device });
		admit(event, entrance, { next: '/' });
	}),
};
