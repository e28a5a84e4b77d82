import { asc, eq } from 'drizzle-orm';
import { isoTime } from '#lib/dates.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { changeCheck, lessonTurn } from '../lessons/tables.server.ts';
import { keptBy } from '../recall/keeping.server.ts';
import { weekOf } from '../recall/wish.server.ts';

/** What they keep, to meet it again, and how often that is. */
export async function keptLessons(db: Database, who: Person) {
	const { aWeek, stopped } = await weekOf(db.read, who);
	const kept = await keptBy(db.read, who);
	return {
		aWeek,
		stopped,
		lessons: kept.map(({ named, text, keptAt, dueAt }) => ({
			from: named.replace('\u2011', '-'),
			text,
			keptAt: isoTime(keptAt),
			comesBackAt: isoTime(dueAt),
		})),
	};
}

/** What they saw of changes, and how they said that lessons stand. */
export async function looked(db: Database, who: Person) {
	const checks = await db.read
		.select({
			id: changeCheck.changeId,
			outcome: changeCheck.outcome,
			sentence: changeCheck.sentence,
			at: changeCheck.at,
		})
		.from(changeCheck)
		.where(eq(changeCheck.personId, who.id))
		.orderBy(asc(changeCheck.id));
	const turns = await db.read
		.select({
			id: lessonTurn.lessonId,
			state: lessonTurn.state,
			sentence: lessonTurn.sentence,
			at: lessonTurn.at,
		})
		.from(lessonTurn)
		.where(eq(lessonTurn.personId, who.id))
		.orderBy(asc(lessonTurn.id));
	return {
		changes: checks.map(({ id, at, ...said }) => ({ change: `C-${id}`, ...said, at: isoTime(at) })),
		lessons: turns.map(({ id, at, ...said }) => ({ lesson: `L-${id}`, ...said, at: isoTime(at) })),
	};
}
