import { enter } from '#domain/accounts/admission.server.ts';
import { Newcomer, readSignUp, signUp } from '#domain/accounts/sign-up.server.ts';
import { zones } from '#lib/dates.ts';
import { readSettings } from '#lib/settings.server.ts';
import { admit } from '#lib/web/admit.server.ts';
import { openForm } from '#lib/web/form.server.ts';
import { visitor } from '#lib/web/visitor.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { email } = await readSignUp(locals.db.read, params.secret);
	const { workspace } = await readSettings(locals.db.read);
	return { email, workspace, zones: zones() };
};

export const actions: Actions = {
	default: openForm(Newcomer, async (input, event: RequestEvent) => {
		const { db } = event.locals;
		const personId = await signUp(db, event.params.secret, input);
		const entrance = await enter(db, personId, { via: 'password', device: visitor(event).device });
		admit(event, entrance, { next: '/' });
	}),
};
