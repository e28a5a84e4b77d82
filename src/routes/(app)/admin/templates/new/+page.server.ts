import { redirect } from '@sveltejs/kit';
import { listTeams } from '#domain/accounts/teams.server.ts';
import { curatorsOnly } from '#domain/accounts/workspace.server.ts';
import { BLANK_TEMPLATE, TemplateForm } from '#domain/postmortems/template-form.ts';
import { addTemplate } from '#domain/postmortems/templates.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	curatorsOnly(person);
	return {
		template: BLANK_TEMPLATE,
		allTeams: await listTeams(db.read),
		heading: { label: 'A new one', title: 'A new template' },
	};
};

export const actions: Actions = {
	default: form(TemplateForm, async (person, input, { locals }: RequestEvent) => {
		await addTemplate(locals.db, person, input);
		redirect(303, '/admin/templates');
	}),
};
