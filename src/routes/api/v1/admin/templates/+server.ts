import { z } from 'zod';
import { curatorsOnly } from '#domain/accounts/workspace.server.ts';
import { Template } from '#domain/postmortems/template.ts';
import { addTemplate, listRetired, listTemplates } from '#domain/postmortems/templates.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { readTemplate, templateAnswer, TemplateAnswer } from './template-answer.server.ts';

export const GET = endpoint({
	summary: 'What post-mortems can be begun with, in its order, and what is offered no longer (curators)',
	scope: 'read',
	answers: z.object({ items: z.array(TemplateAnswer), retired: z.array(TemplateAnswer) }),
	act: async (person, _, { locals: { db } }) => {
		curatorsOnly(person);
		const items = (await listTemplates(db.read)).map(templateAnswer);
		return { body: { items, retired: (await listRetired(db.read)).map(templateAnswer) } };
	},
});

export const POST = endpoint({
	summary: 'Add a template; the name in its address is made of its name (curators)',
	scope: 'write',
	body: Template.omit({ slug: true }),
	answers: TemplateAnswer,
	status: 201,
	act: async (person, { body }, { locals: { db } }) => {
		const { slug } = await addTemplate(db, person, body);
		const headers = { location: `/api/v1/admin/templates/${slug}` };
		return { body: templateAnswer(await readTemplate(db.read, slug)), headers };
	},
});
