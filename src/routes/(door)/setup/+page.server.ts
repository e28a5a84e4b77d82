import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { enter } from '#domain/accounts/admission.server.ts';
import { findPerson } from '#domain/accounts/people.server.ts';
import { NewWorkspace, setUp } from '#domain/accounts/setup.server.ts';
import { addExample } from '#domain/demo/load.server.ts';
import { addAllShipped } from '#domain/training/shipped.server.ts';
import { zones } from '#lib/dates.ts';
import { readSettings } from '#lib/settings.server.ts';
import { admit } from '#lib/web/admit.server.ts';
import { openForm } from '#lib/web/form.server.ts';
import { visitor } from '#lib/web/visitor.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { setUpAt } = await readSettings(locals.db.read);
	if (setUpAt !== null) redirect(303, '/sign-in');
	return { zones: zones() };
};

const FirstRun = NewWorkspace.extend({
	start: z.enum(['blank', 'example']).default('blank'),
	courses: z
		.literal('on')
		.optional()
		.transform((said) => said === 'on'),
});

export const actions: Actions = {
	default: openForm(FirstRun, async (input, event) => {
		const { db } = event.locals;
		const personId = await setUp(db, input);
		const owner = await findPerson(db.read, input.email);
		if (owner && input.courses) await addAllShipped(db, owner);
		if (input.start === 'example') await addExample(db);
		const entrance = await enter(db, personId, { via: 'password', device: visitor(event).device });
		admit(event, entrance, { next: '/' });
	}),
};
