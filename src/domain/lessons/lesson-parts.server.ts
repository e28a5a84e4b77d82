import { and, asc, eq, inArray, isNotNull, sql, type SQL } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Reader } from '#lib/db/open.server.ts';
import { plainText } from '#lib/markdown/render.server.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { author } from '../entries/tables.server.ts';
import { changeWords } from './change-words.ts';
import type { ChangeState } from './lesson.ts';
import type { Outcome } from './standing.ts';
import { change, type lesson } from './tables.server.ts';

/** Whoever wrote it, and the zone they live in. */
export interface Author {
	id: number;
	name: string;
	zone: string;
}

export interface ShownLessonChange {
	id: number;
	/** Plain text. */
	text: string;
	state: ChangeState;
	outcome: Outcome | null;
	/** `Done on Tuesday`, `Due Fri 27 Nov` */
	words: string;
}

/** One parameter, however many they are. */
export function among(column: SQL | typeof lesson.id | typeof change.lessonId, ids: readonly number[]): SQL {
	return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}

export async function authorsAmong(db: Reader, entryIds: readonly number[]): Promise<Map<number, Author[]>> {
	const rows = await db
		.select({ entryId: author.entryId, id: person.id, name: person.name, zone: person.zone })
		.from(author)
		.innerJoin(person, eq(person.id, author.personId))
		.where(inArray(author.entryId, [...entryIds]))
		.orderBy(asc(author.entryId), asc(author.position));
	return new Map(
		[...Map.groupBy(rows, ({ entryId }) => entryId)].map(([entryId, their]) => [
			entryId,
			their.map(({ id, name, zone }) => ({ id, name, zone })),
		]),
	);
}

/** Dropped ones answer nothing, and stand where the lesson is read whole. */
export async function changesAmong(
	db: Reader,
	who: Person,
	ids: readonly number[],
): Promise<Map<number, ShownLessonChange[]>> {
	const rows = await db
		.select({
			lessonId: sql<number>`${change.lessonId}`,
			id: change.id,
			text: change.text,
			state: change.state,
			due: change.due,
			doneOn: change.doneOn,
			outcome: lastOutcome(),
		})
		.from(change)
		.where(and(isNotNull(change.lessonId), among(change.lessonId, ids), sql`${change.state} <> 'dropped'`))
		.orderBy(asc(change.position));
	const today = isoDay(now(), who.zone);
	return new Map(
		[...Map.groupBy(rows, ({ lessonId }) => lessonId)].map(([lessonId, its]) => [
			lessonId,
			its.map(({ id, text, due, doneOn, state, outcome }) => ({
				id,
				text: plainText(text),
				state,
				outcome,
				words: changeWords({ state, due, doneOn, outcome }, today),
			})),
		]),
	);
}

/**
 * What the last look at a change has shown, since it came to stand as it does. In words of SQL, because a query of one
 * table leaves the names of tables out.
 */
export function lastOutcome(): SQL<Outcome | null> {
	return sql<Outcome | null>`(SELECT looked.outcome FROM change_check AS looked
		WHERE looked.change_id = change.id AND looked.outcome IS NOT NULL
		AND looked.at >= coalesce(change.state_at, 0) ORDER BY looked.id DESC LIMIT 1)`;
}
