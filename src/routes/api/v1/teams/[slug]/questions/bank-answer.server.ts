import { z } from 'zod';
import type { Person } from '#domain/accounts/person.ts';
import { readTeam } from '#domain/accounts/teams.server.ts';
import { bankOf } from '#domain/log/questions.server.ts';
import type { Database } from '#lib/db/open.server.ts';

export const Bank = z.object({
	items: z.array(
		z.object({
			id: z.int(),
			text: z.string(),
			/** The team's own; the others are everybody's. */
			own: z.boolean(),
			retired: z.boolean(),
			/** How often this team was asked. */
			times: z.int(),
		}),
	),
});

export async function bank(db: Database, person: Person, slug: string): Promise<z.input<typeof Bank>> {
	const { id } = await readTeam(db, person, slug);
	const found = await bankOf(db.read, id);
	return {
		items: found.map(({ id: of, text, own, retired, times }) => ({ id: of, text, own, retired, times })),
	};
}
