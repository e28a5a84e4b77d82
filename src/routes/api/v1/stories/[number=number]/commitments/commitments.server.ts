import { z } from 'zod';
import type { Person } from '#domain/accounts/person.ts';
import { commitmentsOf } from '#domain/stories/commitments.server.ts';
import { read } from '#domain/stories/stories.server.ts';
import type { Database } from '#lib/db/open.server.ts';

export const Commitments = z.object({
	items: z.array(
		z.object({
			id: z.int(),
			text: z.string(),
			reportOn: z.iso.date(),
			/** How it went; empty until its author said so. */
			report: z.string(),
			reportedOn: z.iso.date().nullable(),
		}),
	),
});

export async function commitments(
	db: Database,
	person: Person,
	number: number,
): Promise<z.input<typeof Commitments>> {
	const { entry } = await read(db, person, number);
	return { items: await commitmentsOf(db.read, entry.id) };
}
