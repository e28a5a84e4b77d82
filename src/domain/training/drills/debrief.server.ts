import { and, desc, eq, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import { fingerprint } from '#lib/db/ids.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { findEntry } from '../../entries/entries.server.ts';
import { reference } from '../../entries/kinds.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import { lessonRows, type ShownLesson } from '../../lessons/lesson-rows.server.ts';
import { lesson } from '../../lessons/tables.server.ts';
import { findOwnRun, type FoundRun } from './finding-runs.server.ts';
import { tellRoom } from './runs.server.ts';
import { drillLearned, drillRun } from './tables.server.ts';

export const Noticed = z.object({
	noticed: z.string().trim().max(50_000, 'These notes can be 50,000 characters at the most.'),
	/** Tells what they said when this began. */
	base: z.string().max(64).default(''),
});

/** What was noticed together, one text for all who are in the room. */
export async function writeNoticed(
	db: Database,
	who: Person,
	key: string,
	{ noticed, base }: z.output<typeof Noticed>,
): Promise<void> {
	await transact(db, async (tx) => {
		const { run } = refuseEarly(await findOwnRun(tx, who, key));
		if (run.noticed !== noticed && fingerprint(run.noticed) !== base)
			conflict(
				'Somebody else wrote in these notes while you did. What they say now is above; yours is kept here.',
			);
		await tx.update(drillRun).set({ noticed }).where(eq(drillRun.id, run.id));
		await tellRoom(tx, run);
	});
}

/** Where something that is learned comes from, in the words of the log. */
export async function sourceOf(db: Database, who: Person, key: string): Promise<string> {
	const { of } = refuseEarly(await findOwnRun(db.read, who, key));
	return `Drill of ${reference('postmortem', of.number)}`;
}

/** An entry that somebody wrote in the log came of this. */
export async function linkLearned(db: Database, who: Person, key: string, logNumber: number): Promise<void> {
	await transact(db, async (tx) => {
		const { run } = refuseEarly(await findOwnRun(tx, who, key));
		const { id: entryId } = await findEntry(tx, who, 'log', logNumber);
		await tx.insert(drillLearned).values({ runId: run.id, entryId }).onConflictDoNothing();
		await tellRoom(tx, run);
	});
}

function refuseEarly(found: FoundRun): FoundRun {
	if (found.run.endedAt === null) conflict('The debrief comes when the replay is through.');
	return found;
}

/** What came of a drill, as far as somebody may see it, the latest first: of all times it was played, or of one. */
export async function learnedOf(
	db: Database,
	who: Person,
	of: { drillId: number } | { key: string },
): Promise<ShownLesson[]> {
	const rows = await db.read
		.select({ id: lesson.id })
		.from(drillLearned)
		.innerJoin(drillRun, eq(drillRun.id, drillLearned.runId))
		.innerJoin(entry, eq(entry.id, drillLearned.entryId))
		.innerJoin(lesson, eq(lesson.entryId, entry.id))
		.where(
			and(
				'key' in of ? eq(drillRun.key, of.key) : eq(drillRun.drillId, of.drillId),
				isNotNull(entry.publishedAt),
				visibleTo(who),
			),
		)
		.orderBy(desc(lesson.id))
		.limit(50);
	return lessonRows(
		db,
		who,
		rows.map(({ id }) => id),
	);
}
