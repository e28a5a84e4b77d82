import { z } from 'zod';
import { GLAZES, type Person } from '#domain/accounts/person.ts';
import { readTeam } from '#domain/accounts/teams.server.ts';
import { knownTeams } from '#domain/entries/acquaintances.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { invalid } from '#lib/errors.ts';

export const TeamAnswer = z.object({
	/** Another one than was asked for where that team became part of this one. */
	slug: z.string(),
	name: z.string(),
	glaze: z.enum(GLAZES),
	parent: z.string().nullable(),
	members: z.array(z.object({ id: z.int(), name: z.string(), leads: z.boolean() })),
	/** The teams that are part of it. */
	inside: z.array(z.object({ slug: z.string(), name: z.string() })),
});

export async function teamAnswer(
	db: Database,
	person: Person,
	slug: string,
): Promise<z.input<typeof TeamAnswer>> {
	const found = await readTeam(db, person, slug);
	const teams = await knownTeams(db.read, person);
	return {
		slug: found.slug,
		name: found.name,
		glaze: found.glaze,
		parent: teams.find(({ id }) => id === found.parentId)?.slug ?? null,
		members: found.members.map(({ id, name, isLead }) => ({ id, name, leads: isLead })),
		inside: teams
			.filter((one) => one.parentId === found.id)
			.map(({ slug: of, name }) => ({ slug: of, name })),
	};
}

/** The number of a team that somebody knows of and named by its address; `field` is the name of what was sent. */
export async function teamIdOf(db: Database, person: Person, slug: string, field: string): Promise<number> {
	const found = (await knownTeams(db.read, person)).find((one) => one.slug === slug);
	return found?.id ?? invalid({ [field]: 'There is no team with that address.' });
}
