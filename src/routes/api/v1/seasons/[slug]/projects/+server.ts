import { z } from 'zod';
import { projectAnswer, SeasonProjectAnswer } from '#domain/projects/seasons/api-answer.ts';
import { projectsOf } from '#domain/projects/seasons/season-projects.server.ts';
import { seasonOf } from '#domain/projects/seasons/seasons.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'List the projects and ideas of a season, with what each looks for',
	scope: 'read',
	answers: z.object({ items: z.array(SeasonProjectAnswer) }),
	act: async (person, _given, { locals, params }) => {
		const { id } = await seasonOf(locals.db.read, person, String(params.slug));
		const all = await projectsOf(locals.db, person, id);
		return { body: { items: all.map(projectAnswer) } };
	},
});
