import { z } from 'zod';
import { curatorsOnly } from '#domain/accounts/workspace.server.ts';
import {
	listRetired,
	listTemplates,
	resetTemplate,
	retireTemplate,
} from '#domain/postmortems/templates.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const Named = z.object({ slug: z.string().max(80) });

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	curatorsOnly(person);
	return { templates: await listTemplates(db.read), retired: await listRetired(db.read) };
};

export const actions: Actions = {
	retire: form(Named, (person, { slug }, { locals }: RequestEvent) =>
		retireTemplate(locals.db, person, { slug, retired: true }),
	),
	offer: form(Named, (person, { slug }, { locals }: RequestEvent) =>
		retireTemplate(locals.db, person, { slug, retired: false }),
	),
	reset: form(Named, (person, { slug }, { locals }: RequestEvent) => resetTemplate(locals.db, person, slug)),
};
