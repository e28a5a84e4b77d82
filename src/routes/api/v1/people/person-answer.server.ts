import { z } from 'zod';
import { ROLES, type Person } from '#domain/accounts/person.ts';
import { readPerson } from '#domain/entries/acquaintances.server.ts';
import type { Database } from '#lib/db/open.server.ts';

export const PersonAnswer = z.object({
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

export async function personAnswer(
	db: Database,
	person: Person,
	which: number,
): Promise<z.input<typeof PersonAnswer>> {
	const { id, name, email, role, zone, deactivatedAt, inTeams } = await readPerson(db, person, which);
	return {
		id,
		name,
		email,
		role,
		zone,
		leftAt: deactivatedAt === null ? null : new Date(deactivatedAt).toISOString(),
		teams: inTeams.map((one) => ({ slug: one.slug, name: one.name, leads: one.isLead })),
	};
}
