import { z } from 'zod';
import { GLAZES } from '#domain/accounts/person.ts';
import { readTeam } from '#domain/accounts/teams.server.ts';
import { knownTeams } from '#domain/entries/acquaintances.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Team = z.object({
	/** Another one than was asked for where that team became part of this one. */
	slug: z.string(),
	name: z.string(),
	glaze: z.enum(GLAZES),
	parent: z.string().nullable(),
	members: z.array(z.object({ id: z.int(), name: z.string(), leads: z.boolean() })),
	/** The teams that are part of it. */
	inside: z.array(z.object({ slug: z.string(), name: z.string() })),
});

export const GET = endpoint({
	summary: 'One team, with who is in it',
	scope: 'read',
	answers: Team,
	act: async (person, _, { locals: { db }, params }) => {
		const found = await readTeam(db, person, params.slug ?? '');
		const teams = await knownTeams(db.read, person);
		const body: z.input<typeof Team> = {
			slug: found.slug,
			name: found.name,
			glaze: found.glaze,
			parent: teams.find(({ id }) => id === found.parentId)?.slug ?? null,
			members: found.members.map(({ id, name, isLead }) => ({ id, name, leads: isLead })),
			inside: teams.filter((one) => one.parentId === found.id).map(({ slug, name }) => ({ slug, name })),
		};
		return { body };
	},
});
