import { redirect } from '@sveltejs/kit';
import { listTeams } from '#domain/accounts/teams.server.ts';
import { curatorsOnly } from '#domain/accounts/workspace.server.ts';
import { TemplateForm, typedTemplate } from '#domain/postmortems/template-form.ts';
import { changeTemplate, findTemplate } from '#domain/postmortems/templates.server.ts';
import { missing } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	curatorsOnly(person);
	const found = (await findTemplate(db.read, event.params.slug)) ?? missing('This template');
	const template = typedTemplate(found);
	return { template, allTeams: await listTeams(db.read), heading: { title: template.name } };
};

export const actions: Actions = {
	default: form(TemplateForm, async (person, input, { locals, params }: RequestEvent) => {
		await changeTemplate(locals.db, person, { ...input, slug: params.slug });
		redirect(303, '/admin/templates');
	}),
};
