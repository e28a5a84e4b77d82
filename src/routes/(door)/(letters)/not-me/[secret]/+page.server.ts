import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { keepAddress, readKeeping } from '#domain/accounts/keeping-an-address.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import { openForm } from '#lib/web/form.server.ts';
import { forgetSession } from '#lib/web/session-cookie.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const keeping = await readKeeping(locals.db.read, params.secret);
	const { workspace } = await readSettings(locals.db.read);
	return { keeping, workspace };
};

export const actions: Actions = {
	default: openForm(z.object({}), async (_, event: RequestEvent) => {
		const secret = await keepAddress(event.locals.db, event.params.secret);
		forgetSession(event);
		redirect(303, `/reset/${secret}`);
	}),
};
