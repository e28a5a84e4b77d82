import { curatorsOnly } from '#domain/accounts/workspace.server.ts';
import { Template } from '#domain/postmortems/template.ts';
import { changeTemplate } from '#domain/postmortems/templates.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { readTemplate, templateAnswer, TemplateAnswer } from '../template-answer.server.ts';

export const GET = endpoint({
	summary: 'One template (curators)',
	scope: 'read',
	answers: TemplateAnswer,
	act: async (person, _, { locals, params }) => {
		curatorsOnly(person);
		return { body: templateAnswer(await readTemplate(locals.db.read, params.slug)) };
	},
});

export const PUT = endpoint({
	summary: 'Write a template anew; what was written with it stays as it is (curators)',
	scope: 'write',
	body: Template.omit({ slug: true }),
	answers: TemplateAnswer,
	act: async (person, { body }, { locals: { db }, params }) => {
		curatorsOnly(person);
		const { slug } = await readTemplate(db.read, params.slug);
		await changeTemplate(db, person, { ...body, slug });
		return { body: templateAnswer(await readTemplate(db.read, slug)) };
	},
});
