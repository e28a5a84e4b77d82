import { z } from 'zod';
import { depart } from '#domain/accounts/providers/visits.server.ts';
import { waysIn } from '#domain/accounts/providers/providers.server.ts';
import { missing } from '#lib/errors.ts';
import { readSettings } from '#lib/settings.server.ts';
import { openForm } from '#lib/web/form.server.ts';
import { safeNext } from '#lib/web/guard.server.ts';
import { rememberVisit, visitSecret } from '#lib/web/visit-cookie.server.ts';
import { KeptField } from '../../../kept.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const ways = await waysIn(locals.db.read);
	const way = ways.find(({ slug }) => slug === params.slug) ?? missing('This way to sign in');
	const { workspace } = await readSettings(locals.db.read);
	return { way, workspace };
};

export const actions: Actions = {
	// The answer is a page that goes on by itself. A redirect would be part of the form's way, and the browser
	// follows that to `form-action` alone, over every address that a provider sends on to.
	default: openForm(
		z.object({ kept: KeptField }),
		async ({ kept }, event: RequestEvent) => {
			const { locals, params, url } = event;
			const next = safeNext(url.searchParams.get('next'));
			const anew = locals.person !== null;
			const here = { home: url.origin, browser: visitSecret(event), next, kept, anew };
			const { to, browser } = await depart(locals.db, null, params.slug, here);
			rememberVisit(event, browser);
			return { to };
		},
		{ limit: 4_000_000 },
	),
};
