import { and, asc, eq, isNull, ne, not, sql } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { membership, person, team } from '../accounts/tables.server.ts';
import { entry } from '../entries/tables.server.ts';
import { isUnsigned } from '../entries/visibility.server.ts';
import { lesson } from '../lessons/tables.server.ts';
import { importedFile } from '../postmortems/tables.server.ts';
import type { Insight } from './insight.ts';
import { gathered, gatheredWithin, type TeamOfPeople } from './rhythm-teams.ts';
import { rhythm } from './rhythm.ts';
import { inScope } from './scope.server.ts';
import type { Scope } from './scope.ts';

export async function readRhythm(db: Database, who: Person, scope: Scope): Promise<Insight> {
	const rows = await lessonsByWeek(db.read, who, scope);
	const all = await teamsOfPeople(db.read);
	const own = new Set(who.teams);
	const { team: chosen, teamIds } = scope;
	if (!chosen || teamIds === null) return rhythm(rows, gathered(all, own), scope);
	const inside = all.filter(({ id }) => teamIds.includes(id));
	return rhythm(rows, gatheredWithin(chosen, inside, own), scope);
}

/** One walk along the index of when things were published for each week. */
export function lessonsByWeek(db: Reader, who: Person, scope: Scope) {
	const weeks = JSON.stringify(scope.weeks.map(({ from, until }) => [from, until]));
	const from = sql`json_extract(week.value, '$[0]')`;
	const until = sql`json_extract(week.value, '$[1]')`;
	return db
		.select({
			teamId: entry.teamId,
			week: sql<number>`week.key`,
			lessons: sql<number>`count(*)`,
			logged: sql<number>`sum(${entry.kind} = 'log')`,
		})
		.from(sql`json_each(${weeks}) AS week`)
		.crossJoin(entry)
		.innerJoin(lesson, eq(lesson.entryId, entry.id))
		.where(
			and(
				sql`${entry.publishedAt} >= ${from} AND ${entry.publishedAt} < ${until}`,
				inScope(who, scope),
				not(isUnsigned()),
				sql`NOT EXISTS (SELECT 1 FROM ${importedFile} WHERE ${importedFile.entryId} = ${entry.id})`,
			),
		)
		.groupBy(entry.teamId, sql`week.key`);
}

/** Every team with those who are in it themselves; guests are not of the workspace. */
async function teamsOfPeople(db: Reader): Promise<TeamOfPeople[]> {
	const rows = await db
		.select({ id: team.id, slug: team.slug, name: team.name, parentId: team.parentId, personId: person.id })
		.from(team)
		.leftJoin(membership, eq(membership.teamId, team.id))
		.leftJoin(
			person,
			and(eq(person.id, membership.personId), isNull(person.deactivatedAt), ne(person.role, 'guest')),
		)
		.orderBy(asc(team.name));
	return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((those) => {
		const [one] = those;
		if (!one) return [];
		const { id, slug, name, parentId } = one;
		const people = new Set(those.flatMap(({ personId }) => (personId === null ? [] : [personId])));
		return [{ id, slug, name, parentId, people }];
	});
}
