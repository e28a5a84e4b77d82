import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { Change, Lesson } from '#domain/lessons/lesson.ts';
import { learnedFrom, setLearned } from '#domain/lessons/lessons.server.ts';
import { writeEntry, type Told } from './entries.ts';

/** An entry with lessons, in the index. Published to the workspace unless it is told otherwise. */
export async function writeLessons(
	db: Database,
	who: Person,
	told: Partial<Told> & { taught: readonly string[]; changes?: readonly Partial<Change>[] },
): Promise<{ entryId: number; number: number; lessons: number[] }> {
	const { taught, changes = [], ...rest } = told;
	const made = await writeEntry(db, who, { title: 'The queue', lessons: taught.join('\n'), ...rest });
	const rows = {
		lessons: taught.map((text) => Lesson.parse({ text })),
		changes: changes.map((one) => Change.parse(one)),
	};
	await transact(db, (tx) => setLearned(tx, who, made.id, rows));
	const { lessons } = await learnedFrom(db.read, made.id);
	return { entryId: made.id, number: made.number, lessons: lessons.map(({ id }) => id) };
}
