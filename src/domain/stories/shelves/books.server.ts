import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { membership, person, team } from '../../accounts/tables.server.ts';
import type { Kind } from '../../entries/kinds.ts';
import { author, entry, reading } from '../../entries/tables.server.ts';
import { isAuthor, visibleTo } from '../../entries/visibility.server.ts';
import type { Glaze } from '../../accounts/person.ts';
import { minutesOf } from '../minutes.ts';
import { story } from '../tables.server.ts';

/** An entry as it stands on a shelf: what is on its cover, and whether oneself has read it. */
export interface Book {
	entryId: number;
	kind: Kind;
	number: number;
	title: string;
	/** Nobody, where it was told without a name. */
	authors: string[];
	/** The team it belongs to, or that its author is in. */
	team: string | null;
	glaze: Glaze | null;
	minutes: number;
	/** By the one who looks. What one wrote oneself, one has read; a course is read when it is completed. */
	read: boolean;
}

/** What Training says of courses to somebody. Stories know nothing of it: the page that shows a shelf brings it along. */
export type CoursesTaken = (
	db: Database,
	who: Person,
	entryIds: readonly number[],
) => Promise<ReadonlyMap<number, { minutes: number; completed: boolean }>>;

/** Of these entries, those that somebody may read and that are published, in no order. */
export async function booksOf(
	db: Database,
	who: Person,
	{ entryIds, taken }: { entryIds: readonly number[]; taken: CoursesTaken },
): Promise<Map<number, Book>> {
	const isRead = sql<number>`(${isAuthor(who)} OR EXISTS (SELECT 1 FROM ${reading}
		WHERE ${reading.entryId} = ${entry.id} AND ${reading.personId} = ${who.id}))`;
	const rows = await db.read
		.select({ entry, team, story, isRead })
		.from(entry)
		.leftJoin(team, eq(team.id, entry.teamId))
		.leftJoin(story, eq(story.entryId, entry.id))
		.where(and(inArray(entry.id, [...entryIds]), isNotNull(entry.publishedAt), visibleTo(who)));
	const signed = rows.filter((row) => row.story?.month == null).map((row) => row.entry.id);
	const authors = await authorsOf(db, signed);
	const courses = rows.filter((row) => row.entry.kind === 'course').map((row) => row.entry.id);
	const took = courses.length === 0 ? new Map<number, never>() : await taken(db, who, courses);
	return new Map(
		rows.map((row) => {
			const named = authors.get(row.entry.id) ?? [];
			const theirs = row.team ?? named[0]?.team ?? null;
			const { id, kind, number, title } = row.entry;
			const course = took.get(id);
			const book: Book = {
				entryId: id,
				kind,
				number,
				title,
				authors: named.map(({ name }) => name),
				team: theirs?.name ?? null,
				glaze: theirs?.glaze ?? null,
				minutes: course?.minutes ?? minutesToRead(row),
				read: course?.completed ?? Boolean(row.isRead),
			};
			return [id, book];
		}),
	);
}

/** So many characters of anything else somebody reads in a minute. */
const IN_A_MINUTE = 1250;

function minutesToRead(row: {
	entry: typeof entry.$inferSelect;
	story: typeof story.$inferSelect | null;
}): number {
	const { body } = row.entry;
	if (row.story) return minutesOf({ ...row.story, body: row.story.form === 'free' ? body : '' });
	return Math.max(1, Math.round(body.length / IN_A_MINUTE));
}

interface Named {
	name: string;
	team: { name: string; glaze: Glaze } | null;
}

/** With the team that each is in, where it is in one alone, or the one they lead. */
async function authorsOf(db: Database, entryIds: readonly number[]): Promise<Map<number, Named[]>> {
	const rows = await db.read
		.select({ entryId: author.entryId, personId: person.id, name: person.name })
		.from(author)
		.innerJoin(person, eq(person.id, author.personId))
		.where(inArray(author.entryId, [...entryIds]))
		.orderBy(asc(author.entryId), asc(author.position));
	const teams = await teamsOf(
		db,
		rows.map(({ personId }) => personId),
	);
	const found = Map.groupBy(rows, ({ entryId }) => entryId);
	return new Map(
		[...found].map(([entryId, of]) => [
			entryId,
			of.map(({ name, personId }) => ({ name, team: teams.get(personId) ?? null })),
		]),
	);
}

async function teamsOf(
	db: Database,
	personIds: readonly number[],
): Promise<Map<number, { name: string; glaze: Glaze }>> {
	const rows = await db.read
		.select({ personId: membership.personId, name: team.name, glaze: team.glaze })
		.from(membership)
		.innerJoin(team, eq(team.id, membership.teamId))
		.where(inArray(membership.personId, [...personIds]))
		// The team they lead, or that they have been in longest, comes last and stays.
		.orderBy(asc(membership.isLead), sql`${membership.since} DESC`, sql`${team.id} DESC`);
	return new Map(rows.map(({ personId, name, glaze }) => [personId, { name, glaze }]));
}
