import { webhooksAt } from '#domain/webhooks/webhooks.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { listActions } from '../../webhooks/actions.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	hooks: await webhooksAt(event.locals.db, signedIn(event), null),
});

export const actions: Actions = listActions(() => null);
