import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { confirmAddress, readConfirmation } from '#domain/accounts/own-address.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import { openForm } from '#lib/web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const confirmation = await readConfirmation(locals.db.read, params.secret);
	const { workspace } = await readSettings(locals.db.read);
	return { confirmation, workspace };
};

export const actions: Actions = {
	default: openForm(z.object({}), async (_, { locals, params }: RequestEvent) => {
		await confirmAddress(locals.db, params.secret);
		redirect(303, locals.person ? '/settings/security' : '/sign-in?told=address');
	}),
};
