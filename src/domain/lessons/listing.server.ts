import { and, desc, eq, exists, inArray, isNotNull, notExists, or, sql, type SQL } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { teamsWithSlugs } from '../accounts/team-slugs.server.ts';
import { entry } from '../entries/tables.server.ts';
import { foldTopic } from '../entries/topics.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { folded } from '../search/indexed-text.ts';
import { asksNothing, readWanted, type Wanted } from '../search/query.ts';
import { rank } from '../search/ranking.server.ts';
import { lessonRows, type ShownLesson } from './lesson-rows.server.ts';
import type { LessonQuery } from './listing.ts';
import { change, lesson } from './tables.server.ts';

export interface LessonList {
	items: ShownLesson[];
	/** The cursor of the next page. */
	next: string | null;
}

/** Published lessons that the person may see and that are as asked, the newest first. */
export async function listLessons(db: Database, who: Person, query: LessonQuery): Promise<LessonList> {
	const found = query.q === '' ? undefined : await saying(db, who, query.q);
	if (found?.length === 0) return { items: [], next: null };
	const rows = await db.read
		.select({ id: lesson.id, at: entry.publishedAt })
		.from(lesson)
		.innerJoin(entry, eq(entry.id, lesson.entryId))
		.where(
			and(
				isNotNull(entry.publishedAt),
				visibleTo(who),
				...asked(db.read, query),
				found && sql`${lesson.id} IN (SELECT value FROM json_each(${JSON.stringify(found)}))`,
				after(query.cursor),
			),
		)
		.orderBy(desc(entry.publishedAt), desc(lesson.id))
		.limit(query.limit + 1);
	const page = rows.slice(0, query.limit);
	const last = page.at(-1);
	return {
		items: await lessonRows(
			db,
			who,
			page.map(({ id }) => id),
		),
		next: last && rows.length > query.limit ? `${last.at}_${last.id}` : null,
	};
}

function asked(db: Reader, { state, topic, team, changes }: LessonQuery): (SQL | undefined)[] {
	return [
		state && eq(lesson.state, state),
		team === undefined ? undefined : sql`${entry.teamId} IN ${teamsWithSlugs([team])}`,
		topic === undefined ? undefined : hasTopic(foldTopic(topic)),
		changes && thatHas(db, changes),
	];
}

function hasTopic(name: string): SQL {
	return sql`${entry.id} IN (SELECT entry_id FROM entry_topic WHERE topic_id IN (
		SELECT id FROM topic WHERE folded = ${name}
		UNION SELECT topic_id FROM topic_alias WHERE folded = ${name}))`;
}

function thatHas(db: Reader, changes: NonNullable<LessonQuery['changes']>): SQL {
	const made = changes === 'made' ? eq(change.state, 'done') : sql`${change.state} <> 'dropped'`;
	const its = db
		.select({ id: change.id })
		.from(change)
		.where(and(eq(change.lessonId, lesson.id), made));
	return changes === 'none' ? notExists(its) : exists(its);
}

function after(cursor: string | undefined): SQL | undefined {
	if (cursor === undefined) return undefined;
	const [at = 0, id = 0] = cursor.split('_').map(Number);
	return sql`(${entry.publishedAt}, ${lesson.id}) < (${at}, ${id})`;
}

const MOST_ENTRIES = 2_000;

/** The index knows which entries have these words in what they taught; which lesson of them does is looked at here. */
async function saying(db: Database, who: Person, q: string): Promise<number[]> {
	const number = /^L[-\u2011]?(\d{1,9})$/i.exec(q)?.[1];
	if (number !== undefined) return [Number(number)];
	const wanted = readWanted(q);
	if (asksNothing(wanted)) return [];
	const { places } = await rank(db.read, who, { wanted, columns: ['lessons'], limit: MOST_ENTRIES });
	const rows = await db.read
		.select({
			id: lesson.id,
			text: lesson.text,
			change: change.text,
		})
		.from(lesson)
		.leftJoin(
			change,
			and(eq(change.lessonId, lesson.id), or(eq(change.state, 'open'), eq(change.state, 'done'))),
		)
		.where(
			inArray(
				lesson.entryId,
				sql`(SELECT value FROM json_each(${JSON.stringify(places.map(({ entryId }) => entryId))}))`,
			),
		);
	const texts = Map.groupBy(rows, ({ id }) => id);
	return [...texts].flatMap(([id, its]) => {
		const text = [its[0]?.text, ...its.map((row) => row.change ?? '')].join(' ');
		return says(text, wanted) ? [id] : [];
	});
}

/** The index compares stems: so many letters of a word are one, for sure. */
const STEM = 4;

function says(text: string, { all }: Wanted): boolean {
	const words = folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
	return all.every(({ text: term }) =>
		(folded(term).match(/[\p{L}\p{N}]+/gu) ?? []).every((part) => {
			const begin = part.slice(0, STEM);
			return words.some((word) => word.startsWith(begin));
		}),
	);
}
