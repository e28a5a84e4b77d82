import { z } from 'zod';
import { answerOf, ListedAnswer, listedOf, Listing, ProjectAnswer } from '#domain/projects/api-answer.ts';
import { listProjects } from '#domain/projects/listing.server.ts';
import { NewProject } from '#domain/projects/pitching.ts';
import { pitch, read } from '#domain/projects/projects.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'List projects, the newest first: ideas, those that look for people, at work, one’s own, ended',
	scope: 'read',
	query: Listing,
	answers: z.object({
		items: z.array(ListedAnswer),
		/** The `cursor` of the next page. */
		next: z.string().nullable(),
	}),
	act: async (person, { query: { by, cursor, limit } }, { locals }) => {
		const { rows, next } = await listProjects(locals.db, person, { by, after: cursor, limit });
		return { body: { items: rows.map(listedOf), next } };
	},
});

export const POST = endpoint({
	summary: 'Pitch an idea: whoever may read it can read it at once',
	scope: 'write',
	body: NewProject,
	answers: ProjectAnswer,
	status: 201,
	act: async (person, { body }, { locals }) => {
		const { number } = await pitch(locals.db, person, body);
		const made = answerOf(await read(locals.db, person, number));
		return { body: made, headers: { location: `/api/v1/projects/${number}` } };
	},
});
