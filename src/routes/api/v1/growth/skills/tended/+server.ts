import { z } from 'zod';
import { skillsToTend, unknownSkills } from '#domain/skills/known.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'All names of skills by a part of them, for curators: also those that became part of others',
	scope: 'read',
	query: z.object({ q: z.string().max(60).default('') }),
	answers: z.object({
		items: z.array(
			z.object({
				id: z.int(),
				name: z.string(),
				origin: z.enum(['technology', 'human', 'typed']),
				/** What it became part of. */
				into: z.string().nullable(),
			}),
		),
		/** What people typed that has no name here yet, by how many show it to everybody. */
		unknown: z.array(z.object({ name: z.string(), people: z.int() })),
	}),
	act: async (person, { query: { q } }, { locals: { db } }) => ({
		body: {
			items: await skillsToTend(db, person, q),
			unknown: (await unknownSkills(db, person)).map(({ name, people }) => ({ name, people })),
		},
	}),
});
