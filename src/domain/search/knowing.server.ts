import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { shownReference } from '../entries/kinds.ts';
import { author } from '../entries/tables.server.ts';
import type { LearnedHit } from './learned.server.ts';
import { listed } from './reason.ts';

/** Somebody to ask, since they wrote of it. Nobody is counted: where they wrote says enough. */
export interface Knowing {
	id: number;
	name: string;
	/** “wrote of it in PM‑117 and LOG‑12” */
	words: string;
}

const NAMED = 2;

/** Who wrote the published entries in which these lessons stand, in their order; whoever asks is not told of themselves. */
export async function peopleWhoKnow(
	db: Reader,
	who: Person,
	learned: readonly LearnedHit[],
	limit: number,
): Promise<Knowing[]> {
	const entries = learned.map((hit) => hit.entry).filter(({ published }) => published);
	const order = [...new Set(entries.map(({ id }) => id))];
	if (order.length === 0) return [];
	const rows = await db
		.select({ entryId: author.entryId, id: person.id, name: person.name })
		.from(author)
		.innerJoin(person, eq(person.id, author.personId))
		.where(and(inArray(author.entryId, order), isNull(person.deactivatedAt), ne(person.id, who.id)))
		.orderBy(asc(author.position));
	const known = new Map<number, { name: string; in: string[] }>();
	for (const entryId of order) {
		const found = entries.find(({ id }) => id === entryId);
		for (const row of rows.filter((one) => one.entryId === entryId)) {
			const one = known.get(row.id) ?? { name: row.name, in: [] };
			if (found) one.in.push(shownReference(found.kind, found.number));
			known.set(row.id, one);
		}
	}
	return [...known].slice(0, limit).map(([id, { name, in: where }]) => ({
		id,
		name,
		words: `wrote of it in ${listed(where.slice(0, NAMED))}`,
	}));
}
