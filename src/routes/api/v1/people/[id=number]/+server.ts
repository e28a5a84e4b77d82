import { z } from 'zod';
import { ROLES } from '#domain/accounts/person.ts';
import { readPerson } from '#domain/entries/acquaintances.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Person = z.object({
	id: z.int(),
	name: z.string(),
	email: z.string(),
	role: z.enum(ROLES),
	zone: z.string(),
	/** When they left; null for somebody who is here. */
	leftAt: z.iso.datetime().nullable(),
	/** The teams they are in themselves. */
	teams: z.array(z.object({ slug: z.string(), name: z.string(), leads: z.boolean() })),
});

export const GET = endpoint({
	summary: 'One person',
	scope: 'read',
	answers: Person,
	act: async (person, _, { locals, params }) => {
		const found = await readPerson(locals.db, person, Number(params.id));
		const { id, name, email, role, zone, deactivatedAt, inTeams } = found;
		const body: z.input<typeof Person> = {
			id,
			name,
			email,
			role,
			zone,
			leftAt: deactivatedAt === null ? null : new Date(deactivatedAt).toISOString(),
			teams: inTeams.map((one) => ({ slug: one.slug, name: one.name, leads: one.isLead })),
		};
		return { body };
	},
});
