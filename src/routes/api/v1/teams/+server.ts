import { z } from 'zod';
import { GLAZES } from '#domain/accounts/person.ts';
import { teamsWithMembers } from '#domain/entries/acquaintances.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Team = z.object({
	slug: z.string(),
	name: z.string(),
	glaze: z.enum(GLAZES),
	/** The slug of the team that it is part of. */
	parent: z.string().nullable(),
	/** How many people are in it themselves. */
	members: z.int(),
});

export const GET = endpoint({
	summary: 'The teams, by name; a guest gets their own',
	scope: 'read',
	answers: z.object({ items: z.array(Team) }),
	act: async (person, _, { locals }) => {
		const teams = await teamsWithMembers(locals.db, person);
		const items = teams.map(({ slug, name, glaze, parentId, members }): z.input<typeof Team> => ({
			slug,
			name,
			glaze,
			parent: teams.find(({ id }) => id === parentId)?.slug ?? null,
			members,
		}));
		return { body: { items } };
	},
});
