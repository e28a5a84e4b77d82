import { z } from 'zod';
import type { Person } from '#domain/accounts/person.ts';
import { questionsOf } from '#domain/stories/questions.server.ts';
import { read } from '#domain/stories/stories.server.ts';
import type { Database } from '#lib/db/open.server.ts';

export const Questions = z.object({
	items: z.array(
		z.object({
			id: z.int(),
			text: z.string(),
			by: z.object({ id: z.int(), name: z.string() }),
			isMine: z.boolean(),
			askedAt: z.iso.datetime(),
			/** Empty while it is not answered. */
			answer: z.string(),
			answeredOn: z.iso.date().nullable(),
			/** Seen by its author and by whoever asked. */
			declinedOn: z.iso.date().nullable(),
		}),
	),
});

export async function questions(
	db: Database,
	person: Person,
	number: number,
): Promise<z.input<typeof Questions>> {
	const { entry } = await read(db, person, number);
	const found = await questionsOf(db.read, person, entry);
	return {
		items: found.map(({ id, text, by, isMine, at, answer, answeredOn, declinedOn }) => ({
			...{ id, text, by, isMine, answer, answeredOn, declinedOn },
			askedAt: new Date(at).toISOString(),
		})),
	};
}
