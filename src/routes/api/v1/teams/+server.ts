import { z } from 'zod';
import { GLAZES } from '#domain/accounts/person.ts';
import { makeTeam, NewTeam } from '#domain/accounts/teams.server.ts';
import { teamsWithMembers } from '#domain/entries/acquaintances.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { TeamAnswer, teamAnswer, teamIdOf } from './team-answer.server.ts';

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

export const POST = endpoint({
	summary: 'Make a team, which you are in then',
	scope: 'write',
	body: z.object({
		name: NewTeam.shape.name,
		glaze: NewTeam.shape.glaze,
		/** The slug of the team that it is part of; whoever looks after that one decides. */
		parent: z.string().max(120).nullable().default(null),
	}),
	answers: TeamAnswer,
	status: 201,
	act: async (person, { body: { parent, ...team } }, { locals: { db } }) => {
		const parentId = parent === null ? null : await teamIdOf(db, person, parent, 'parent');
		const { slug } = await makeTeam(db, person, { ...team, parentId });
		return { body: await teamAnswer(db, person, slug), headers: { location: `/api/v1/teams/${slug}` } };
	},
});
