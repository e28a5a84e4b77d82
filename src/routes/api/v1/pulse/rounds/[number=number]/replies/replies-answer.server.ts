import { z } from 'zod';
import type { Person } from '#domain/accounts/person.ts';
import { readResults } from '#domain/pulse/results.server.ts';
import { repliesTo } from '#domain/pulse/replies.server.ts';
import { shownChangeWith } from '#domain/changes/shown.server.ts';
import type { Database } from '#lib/db/open.server.ts';

export const Replies = z.object({
	items: z.array(
		z.object({
			id: z.int(),
			/** The round it was said of. */
			round: z.int(),
			cut: z.string(),
			item: z.string(),
			words: z.string(),
			/** Of a change that you may see; null where there is none, or it is kept from you. */
			change: z.int().nullable(),
			by: z.object({ id: z.int(), name: z.string() }),
			day: z.iso.date(),
		}),
	),
});

/** What is done about what was said there, as its page shows it: of a round that has closed. */
export async function replies(
	db: Database,
	person: Person,
	round: number,
	of: string,
): Promise<z.input<typeof Replies>> {
	const { cut } = await readResults(db, person, round, of);
	const found = await repliesTo(db.read, person, round, cut.key);
	const items = await Promise.all(
		found.map(async ({ id, round: said, item, words, changeId, by, day }) => {
			const change = changeId === null ? null : await shownChangeWith(db.read, person, changeId);
			return { id, round: said, cut: cut.key, item, words, change: change && changeId, by, day };
		}),
	);
	return { items };
}
