import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { missing } from '#lib/errors.ts';
import { plainText } from '#lib/markdown/render.server.ts';
import type { Glaze, Person } from '../accounts/person.ts';
import { team } from '../accounts/tables.server.ts';
import { comment, thread } from '../entries/discussion/tables.server.ts';
import type { Kind } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';
import { isAuthor, visibleTo } from '../entries/visibility.server.ts';
import { recallCard } from '../recall/tables.server.ts';
import {
	among,
	authorsAmong,
	changesAmong,
	type Author,
	type ShownLessonChange,
} from './lesson-parts.server.ts';
import type { LessonState } from './standing.ts';
import { lesson, thanks } from './tables.server.ts';
import type { ThanksKind } from './thanks.ts';

/** A lesson as lists show it: what was learned, by whom and where, what came of it, and what others say of it. */
export interface ShownLesson {
	id: number;
	/** Plain text. */
	text: string;
	state: LessonState;
	/** The lesson that says it better now, where the reader may see it. */
	supersededBy: number | null;
	entry: { kind: Kind; number: number; title: string; publishedAt: number | null };
	/** In their order; the zone is the one they live in. */
	authors: Author[];
	team: { name: string; slug: string; glaze: Glaze } | null;
	changes: ShownLessonChange[];
	thanks: Record<ThanksKind, number> & { mine: Record<ThanksKind, boolean> };
	/** Its readers say what it did for them, and not those who wrote it. */
	mayThank: boolean;
	/** Notes on this lesson; on all of it, where the entry is one of the log. */
	comments: number;
	/** The reader keeps it, to meet it again. */
	kept: boolean;
}

/**
 * The lessons of these ids that the person may see, in the order of the ids. It takes four statements,
 * however many they are.
 */
export async function lessonRows(db: Database, who: Person, ids: readonly number[]): Promise<ShownLesson[]> {
	if (ids.length === 0) return [];
	const rows = await lessonsAmong(db.read, who, ids);
	const authors = await authorsAmong(db.read, [...new Set(rows.map(({ entryId }) => entryId))]);
	const changes = await changesAmong(db.read, who, ids);
	const better = await visibleAmong(
		db.read,
		who,
		rows.flatMap(({ supersededBy }) => supersededBy ?? []),
	);
	const shown = new Map(
		rows.map(({ entryId, mine, helped, saw, changed, kept, isAuthor, ...row }) => {
			const one: ShownLesson = {
				...row,
				text: plainText(row.text),
				supersededBy: row.supersededBy !== null && better.has(row.supersededBy) ? row.supersededBy : null,
				authors: authors.get(entryId) ?? [],
				changes: changes.get(row.id) ?? [],
				thanks: { helped, saw, changed, mine: mineIn(mine) },
				mayThank: row.entry.publishedAt !== null && !isAuthor,
				kept: Boolean(kept),
			};
			return [row.id, one];
		}),
	);
	return ids.flatMap((id) => shown.get(id) ?? []);
}

/** One of them; what somebody may not see is missing. */
export async function lessonWith(db: Database, who: Person, id: number): Promise<ShownLesson> {
	const [shown] = await lessonRows(db, who, [id]);
	return shown ?? missing('This lesson');
}

const mineIn = (kinds: string | null): Record<ThanksKind, boolean> => {
	const said = kinds?.split(',') ?? [];
	return {
		helped: said.includes('helped'),
		saw: said.includes('saw'),
		changed: said.includes('changed'),
	};
};

function lessonsAmong(db: Reader, who: Person, ids: readonly number[]) {
	const saying = (kind: ThanksKind) =>
		sql<number>`(SELECT count(*) FROM ${thanks} WHERE ${thanks.lessonId} = ${lesson.id} AND ${thanks.kind} = ${kind})`;
	const mine = sql<string | null>`(SELECT group_concat(${thanks.kind}) FROM ${thanks}
		WHERE ${thanks.lessonId} = ${lesson.id} AND ${thanks.personId} = ${who.id})`;
	const kept = sql<number>`EXISTS (SELECT 1 FROM ${recallCard}
		WHERE ${recallCard.personId} = ${who.id} AND ${recallCard.lessonId} = ${lesson.id})`;
	return db
		.select({
			id: lesson.id,
			text: lesson.text,
			state: lesson.state,
			supersededBy: lesson.supersededBy,
			entryId: lesson.entryId,
			entry: {
				kind: entry.kind,
				number: entry.number,
				title: entry.title,
				publishedAt: entry.publishedAt,
			},
			team: { name: team.name, slug: team.slug, glaze: team.glaze },
			isAuthor: isAuthor(who),
			helped: saying('helped'),
			saw: saying('saw'),
			changed: saying('changed'),
			mine,
			comments: commentsOn(),
			kept,
		})
		.from(lesson)
		.innerJoin(entry, eq(entry.id, lesson.entryId))
		.leftJoin(team, eq(team.id, entry.teamId))
		.where(and(among(lesson.id, ids), visibleTo(who)));
}

function commentsOn(): SQL<number> {
	return sql<number>`(SELECT count(*) FROM ${thread} JOIN ${comment} ON ${comment.threadId} = ${thread.id}
		WHERE ${thread.entryId} = ${entry.id} AND ${comment.removedAt} IS NULL
		AND (${entry.kind} = 'log' OR ${thread.part} = 'lessons.' || ${lesson.id}))`;
}

async function visibleAmong(db: Reader, who: Person, ids: readonly number[]): Promise<Set<number>> {
	if (ids.length === 0) return new Set();
	const rows = await db
		.select({ id: lesson.id })
		.from(lesson)
		.innerJoin(entry, eq(entry.id, lesson.entryId))
		.where(and(among(lesson.id, ids), visibleTo(who)));
	return new Set(rows.map(({ id }) => id));
}
