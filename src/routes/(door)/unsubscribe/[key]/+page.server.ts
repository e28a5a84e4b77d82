import { z } from 'zod';
import { lettersBehind, unsubscribe } from '#domain/notifications/unsubscribing.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import { openForm } from '#lib/web/form.server.ts';
import { UNLISTED } from '#lib/web/headers.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Whoever opens it, or a program that looks where links lead, changes nothing. */
export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	setHeaders(UNLISTED);
	const { letters } = await lettersBehind(locals.db, params.key);
	const { workspace } = await readSettings(locals.db.read);
	return { letters, workspace };
};

const Which = z.object({ which: z.enum(['these', 'all']) });

export const actions: Actions = {
	default: openForm(Which, async ({ which }, { locals, params }: RequestEvent) => {
		await unsubscribe(locals.db, params.key, { all: which === 'all' });
		return { ended: which };
	}),
};
