import { z } from 'zod';
import type { Person } from '#domain/accounts/person.ts';
import { sittingsOf } from '#domain/training/enrolling/sittings.server.ts';
import type { Database } from '#lib/db/open.server.ts';

export const Sittings = z.object({
	items: z.array(
		z.object({
			id: z.int(),
			at: z.iso.datetime(),
			/** Minutes. */
			lasts: z.int(),
			place: z.string(),
			seats: z.int().nullable(),
			ledBy: z.string(),
			/** How many want to come; who they are is known to themselves. */
			coming: z.int(),
			mine: z.enum(['coming', 'attended']).nullable(),
			over: z.boolean(),
			calledOff: z.boolean(),
		}),
	),
});

export async function sittings(
	db: Database,
	person: Person,
	number: number,
): Promise<z.input<typeof Sittings>> {
	const { sittings: found } = await sittingsOf(db, person, number);
	return {
		items: found.map(({ id, at, lasts, place, seats, ledBy, coming, mine, over, calledOff }) => ({
			...{ id, lasts, place, seats, ledBy, coming, mine, over, calledOff },
			at: new Date(at).toISOString(),
		})),
	};
}
