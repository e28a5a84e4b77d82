import { z } from 'zod';
import type { Person } from '#domain/accounts/person.ts';
import { CONSENTS } from '#domain/stories/consent.ts';
import { readiness } from '#domain/stories/readiness.server.ts';
import type { Database } from '#lib/db/open.server.ts';

export const Consents = z.object({
	/** Whom the story speaks of, and what they said. */
	items: z.array(
		z.object({
			person: z.object({ id: z.int(), name: z.string() }),
			state: z.enum(CONSENTS),
			/** The words they were shown. */
			passage: z.string(),
			note: z.string(),
		}),
	),
	/** Named in it, and not asked. */
	unasked: z.array(z.string()),
	/** What holds it back, in words; null where nothing does. */
	outstanding: z.string().nullable(),
});

export async function consents(
	db: Database,
	person: Person,
	number: number,
): Promise<z.input<typeof Consents>> {
	const { consents: asked, unasked, outstanding } = await readiness(db, person, number);
	return {
		items: asked.map(({ id, name, state, passage, note }) => ({
			person: { id, name },
			state,
			passage,
			note,
		})),
		unasked: unasked.map(({ name }) => name),
		outstanding,
	};
}
