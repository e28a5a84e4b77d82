import { and, between, desc, eq, inArray, isNotNull, ne, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { readTeam } from '../accounts/teams.server.ts';
import { teamsInside } from '../accounts/tending.server.ts';
import { namesIn, typeMentions } from '../entries/discussion/mentions.server.ts';
import { comment, thread } from '../entries/discussion/tables.server.ts';
import { begunAmong } from '../entries/begun.server.ts';
import type { Beginner } from '../entries/begun.ts';
import type { Visibility } from '../entries/entry.ts';
import { author, entry } from '../entries/tables.server.ts';
import { isAuthor, visibleTo } from '../entries/visibility.server.ts';
import { lessonRows, type ShownLesson } from '../lessons/lesson-rows.server.ts';
import { change, lesson } from '../lessons/tables.server.ts';
import type { Answered, Form } from './form.ts';
import { hasTopic } from './listing.server.ts';
import { logEntry } from './tables.server.ts';
import type { Days } from './weeks.ts';

/** Whose log it is: these teams', with what one logged oneself or not; everybody's; or one's own. */
export type Place = { teams: readonly number[]; own?: boolean } | 'workspace' | 'mine';

/** A team and every team inside it, for whoever may know of it. */
export async function placeOfTeam(db: Database, who: Person, slug: string) {
	const team = await readTeam(db, who, slug);
	return { team, place: { teams: await teamsInside(db.read, team.id) } };
}

/** The teams that somebody is in; everybody's log where they are in none. */
export function placeOf(who: Person): Exclude<Place, 'mine'> {
	return who.teams.length > 0 ? { teams: who.teams, own: true } : 'workspace';
}

/** What somebody looks for within it. */
export const Narrowing = z.object({
	topic: z.string().trim().min(1).max(80).optional().catch(undefined),
	/** A person, by id. */
	by: z.coerce.number().int().positive().optional().catch(undefined),
	/** Only what nothing follows from so far. */
	open: z.literal('yes').optional().catch(undefined),
	/** `next` of the page before. */
	after: z
		.string()
		.regex(/^\d{4}-\d{2}-\d{2}\.\d{1,15}$/)
		.optional()
		.catch(undefined),
});
export type Narrowing = z.output<typeof Narrowing>;

/** An entry as lists of the log show it. */
export interface LoggedRow {
	number: number;
	form: Form;
	day: string;
	visibility: Visibility;
	/** Only its writer's so far. */
	draft: boolean;
	/** The program that began it, while it is a draft. */
	begunBy: Beginner | null;
	status: string;
	answers: Answered[];
	source: string;
	/** How a note goes on, as it was typed. */
	body: string;
	lesson: ShownLesson;
	/** What was said last. */
	said: { by: { id: number; name: string }; text: string } | null;
}

const PAGE = 50;
const BEGINNING = 300;

/** What was logged on these days, the latest first. Whatever the place holds, it is read by day and in pages. */
export async function loggedIn(
	db: Database,
	who: Person,
	place: Place,
	{ days, limit = PAGE, ...narrowing }: Narrowing & { days: Days | null; limit?: number },
): Promise<{ rows: LoggedRow[]; next: string | null }> {
	const found = await entriesIn(db.read, who, place, days, narrowing, limit + 1);
	const page = found.slice(0, limit);
	const lessons = await lessonRows(
		db,
		who,
		page.map(({ lessonId }) => lessonId),
	);
	const said = await saidLast(db.read, page);
	const begunBy = await begunAmong(
		db.read,
		page.flatMap(({ id, publishedAt }) => (publishedAt === null ? [id] : [])),
	);
	const byId = new Map(lessons.map((one) => [one.id, one]));
	const rows = page.flatMap(({ id, lessonId, publishedAt, ...row }) => {
		const shown = byId.get(lessonId);
		if (!shown) return [];
		const draft = { draft: publishedAt === null, begunBy: begunBy.get(id) ?? null };
		return [{ ...row, ...draft, lesson: shown, said: said.get(id) ?? null }];
	});
	const last = page.at(-1);
	return { rows, next: last && found.length > limit ? `${last.day}.${last.id}` : null };
}

function entriesIn(
	db: Reader,
	who: Person,
	place: Place,
	days: Days | null,
	{ topic, by, open, after }: Narrowing,
	limit: number,
) {
	return db
		.select({
			id: entry.id,
			number: entry.number,
			form: logEntry.form,
			day: logEntry.day,
			visibility: entry.visibility,
			publishedAt: entry.publishedAt,
			status: logEntry.status,
			answers: logEntry.answers,
			source: logEntry.source,
			body: sql<string>`CASE WHEN ${logEntry.form} = 'note' THEN substr(${entry.body}, 1, ${BEGINNING}) ELSE '' END`,
			lessonId: lesson.id,
		})
		.from(logEntry)
		.innerJoin(entry, eq(entry.id, logEntry.entryId))
		.innerJoin(lesson, and(eq(lesson.entryId, entry.id), eq(lesson.position, 1)))
		.where(
			and(
				days === null ? undefined : between(logEntry.day, days.from, days.to),
				inPlace(who, place),
				topic === undefined ? undefined : hasTopic(topic),
				by === undefined ? undefined : writtenBy(by),
				open === undefined ? undefined : leadsNowhere(),
				after === undefined
					? undefined
					: sql`(${logEntry.day}, ${entry.id}) < (${dayIn(after)}, ${idIn(after)})`,
			),
		)
		.orderBy(desc(logEntry.day), desc(entry.id))
		.limit(limit);
}

const dayIn = (after: string) => after.split('.')[0] ?? '';
const idIn = (after: string) => Number(after.split('.')[1]);

/** What belongs there, as far as that person may see it. Drafts are on the page of one's own alone. */
export function inPlace(who: Person, place: Place): SQL | undefined {
	if (place === 'mine') {
		// Theirs are few among all: they are where to begin.
		const theirs = sql`SELECT ${author.entryId} FROM ${author} WHERE ${author.personId} = ${who.id}`;
		return and(sql`${entry.id} IN (${theirs})`, visibleTo(who));
	}
	const published = and(isNotNull(entry.publishedAt), visibleTo(who));
	if (place === 'workspace') return published;
	const ofTeams = inArray(entry.teamId, [...place.teams]);
	return and(published, place.own ? sql`(${ofTeams} OR ${isAuthor(who)})` : ofTeams);
}

/** Of a team, for everybody in it: without what its writer keeps to themselves. */
export function sharedInPlace(who: Person, place: Place): SQL | undefined {
	return and(inPlace(who, place), ne(entry.visibility, 'restricted'));
}

const writtenBy = (id: number) =>
	sql`EXISTS (SELECT 1 FROM ${author} WHERE ${author.entryId} = ${entry.id} AND ${author.personId} = ${id})`;

export const leadsNowhere = () =>
	sql`NOT EXISTS (SELECT 1 FROM ${change} WHERE ${change.entryId} = ${entry.id} AND ${change.state} <> 'dropped')`;

async function saidLast(
	db: Reader,
	entries: readonly { id: number }[],
): Promise<Map<number, NonNullable<LoggedRow['said']>>> {
	if (entries.length === 0) return new Map();
	const ids = JSON.stringify(entries.map(({ id }) => id));
	const rows = await db
		.select({
			entryId: thread.entryId,
			by: { id: person.id, name: person.name },
			text: comment.text,
			last: sql`max(${comment.id})`,
		})
		.from(thread)
		.innerJoin(comment, eq(comment.threadId, thread.id))
		.innerJoin(person, eq(person.id, comment.personId))
		.where(
			and(sql`${thread.entryId} IN (SELECT value FROM json_each(${ids}))`, sql`${comment.removedAt} IS NULL`),
		)
		.groupBy(thread.entryId);
	const names = await namesIn(
		db,
		rows.map(({ text }) => text),
	);
	return new Map(rows.map(({ entryId, by, text }) => [entryId, { by, text: typeMentions(text, names) }]));
}
