import { read } from '#domain/postmortems/postmortems.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import type { Replayed } from '#domain/training/drills/drills.server.ts';
import type { Database } from '#lib/db/open.server.ts';

/** A post-mortem as a drill takes it over: its timeline. What people saw, what was discussed and parked stays where it is. */
export async function replayed(db: Database, person: Person, number: number): Promise<Replayed> {
	const { content } = await read(db, person, number);
	const { title, zone, timeline } = content;
	return { number, title, zone, moments: timeline.map(({ id: _, ...moment }) => moment) };
}
