import { z } from 'zod';
import type { Person } from '#domain/accounts/person.ts';
import { skillToTend } from '#domain/skills/placing.server.ts';
import type { Database } from '#lib/db/open.server.ts';

const Row = z.object({ id: z.int(), name: z.string() });

export const TendedAnswer = Row.extend({
	/** A list of technologies, our own list, or somebody who typed it. */
	origin: z.enum(['technology', 'human', 'typed']),
	/** Other names that lead to it. */
	names: z.array(z.string()),
	parent: z.string().nullable(),
	related: z.array(z.string()),
	/** What is a part or a kind of it. */
	below: z.array(Row),
	/** What became part of it, and can be taken apart again. */
	merged: z.array(Row),
});

export async function tended(db: Database, who: Person, id: number): Promise<z.input<typeof TendedAnswer>> {
	const { aliases, below, merged, ...rest } = await skillToTend(db, who, id);
	const row = ({ id: of, name }: { id: number; name: string }) => ({ id: of, name });
	return {
		...rest,
		names: aliases.map(({ name }) => name),
		below: below.map(row),
		merged: merged.map(row),
	};
}
