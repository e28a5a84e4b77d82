import { asc, eq, inArray } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { readGraph } from '../../skills/graph.server.ts';
import { nameOf } from '../../skills/graph.ts';
import { partsOf } from './content.server.ts';
import { linksSeen } from './linked.server.ts';
import { goalReader, type goal } from './tables.server.ts';

/** One to be read: as its writer sees it, or as whoever it is shown to does. */
export type ShownGoal = Awaited<ReturnType<typeof shown>>[number];

type GoalRow = typeof goal.$inferSelect;

/**
 * Goals that somebody may read. What only its writer sees is blank to others: check-ins, who else reads it, why it
 * was let go, whether they want to be asked.
 */
export async function shown(db: Database, who: Person, rows: readonly GoalRow[]) {
	if (rows.length === 0) return [];
	const ids = rows.map(({ id }) => id);
	const { steps, skills, links, notes } = await partsOf(db.read, ids);
	const graph = await readGraph(db);
	const seen = await linksSeen(
		db.read,
		who,
		[...links.values(), ...notes.values()].flat().map(({ link }) => link),
	);
	const readers = await readersOf(db.read, ids);
	const writers = await namesOf(db.read, rows);
	return rows.map(({ position: _, personId, stateWords, asks, seenBy, ...row }) => {
		const mine = personId === who.id;
		const made = steps.get(row.id) ?? [];
		return {
			...row,
			mine,
			of: { id: personId, name: writers.get(personId) ?? '' },
			steps: made.map(({ id, text, doneAt }) => ({ id, text, doneAt })),
			done: made.filter(({ doneAt }) => doneAt !== null).length,
			skills: (skills.get(row.id) ?? []).map(({ folded, name }) => ({
				folded,
				name: nameOf(graph, folded, name),
			})),
			links: (links.get(row.id) ?? []).map(({ link }) => seen(link)),
			notes: (notes.get(row.id) ?? [])
				.filter(({ kind }) => mine || kind === 'evidence')
				.map(({ id, kind, text, link, at }) => ({
					...{ id, kind, text, at },
					link: link === '' ? null : seen(link),
				})),
			...(mine
				? { stateWords, asks, seenBy, readers: readers.get(row.id) ?? [] }
				: { stateWords: '', asks: false, seenBy: null, readers: [] }),
		};
	});
}

async function readersOf(db: Reader, ids: readonly number[]) {
	const rows = await db
		.select({ goalId: goalReader.goalId, name: person.name, email: person.email })
		.from(goalReader)
		.innerJoin(person, eq(person.id, goalReader.personId))
		.where(inArray(goalReader.goalId, [...ids]))
		.orderBy(asc(person.name));
	return Map.groupBy(rows, ({ goalId }) => goalId);
}

async function namesOf(db: Reader, rows: readonly GoalRow[]): Promise<Map<number, string>> {
	const ids = [...new Set(rows.map(({ personId }) => personId))];
	const found = await db
		.select({ id: person.id, name: person.name })
		.from(person)
		.where(inArray(person.id, ids));
	return new Map(found.map(({ id, name }) => [id, name]));
}
