import { sql } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { FEWEST } from '#lib/groups.ts';
import type { Person } from '../../accounts/person.ts';
import { opportunityShown } from '../opportunities/tables.server.ts';

/** What stood in lists on a day and is not written down yet. It is in this process alone. */
interface Day {
	/** `7 12`: each list counts once a day for an opening, however often somebody looks. */
	seen: Set<string>;
	/** Whose lists wait to be written down. */
	people: Set<number>;
	times: Map<number, number>;
}
const days = new WeakMap<Database, Map<string, Day>>();
const today = () => isoDay(now(), 'UTC');

/** These openings stood in somebody’s list today. Whose it was is kept in memory, until the day is over. */
export function noteShown(db: Database, who: Person, entryIds: readonly number[]): void {
	const known = days.get(db) ?? new Map<string, Day>();
	days.set(db, known);
	const day = known.get(today()) ?? { seen: new Set(), people: new Set(), times: new Map() };
	known.set(today(), day);
	for (const id of entryIds) {
		const key = `${who.id} ${id}`;
		if (day.seen.has(key)) continue;
		day.seen.add(key);
		day.people.add(who.id);
		day.times.set(id, (day.times.get(id) ?? 0) + 1);
	}
}

/** Writes numbers down, never whose list it was: of five lists or more together, or of a day that is over. */
export async function countShown(db: Database): Promise<void> {
	for (const [day, { people, times }] of days.get(db) ?? []) {
		const isOver = day < today();
		if (!isOver && people.size < FEWEST) continue;
		const rows = [...times].map(([entryId, many]) => ({ entryId, day, times: many }));
		people.clear();
		times.clear();
		if (isOver) days.get(db)?.delete(day);
		await store(db, rows);
	}
}

async function store(db: Database, rows: readonly (typeof opportunityShown.$inferInsert)[]): Promise<void> {
	await transact(db, async (tx) => {
		for (const row of rows) {
			// What was erased in the meantime is not counted any more.
			await tx.run(sql`INSERT INTO ${opportunityShown} (entry_id, day, times)
				SELECT id, ${row.day}, ${row.times} FROM entry WHERE id = ${row.entryId}
				ON CONFLICT (entry_id, day) DO UPDATE SET times = times + excluded.times`);
		}
	});
}
