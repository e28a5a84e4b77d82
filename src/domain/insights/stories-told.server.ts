import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { author, entry } from '../entries/tables.server.ts';
import { isUnsigned, visibleTo } from '../entries/visibility.server.ts';
import type { Insight } from './insight.ts';
import { inScope } from './scope.server.ts';
import type { Scope } from './scope.ts';
import { storiesTold, type ToldAt } from './stories-told.ts';

export async function readStories(db: Database, who: Person, scope: Scope): Promise<Insight> {
	const all = withFirsts(await everyStory(db.read, who, scope));
	const told = all.filter(({ at, here }) => here && at >= scope.from && at < scope.until);
	return storiesTold(told, scope);
}

/** Every one that they may read, the oldest first: whether somebody told one before does not depend on what is looked at. */
export function everyStory(db: Reader, who: Person, scope: Scope) {
	return db
		.select({
			at: sql<number>`${entry.publishedAt}`,
			unsigned: isUnsigned(),
			here: sql<number>`${inScope(who, scope)}`,
			authors: sql<string>`(SELECT json_group_array(${author.personId}) FROM ${author} WHERE ${author.entryId} = ${entry.id})`,
		})
		.from(entry)
		.where(and(eq(entry.kind, 'story'), isNotNull(entry.publishedAt), visibleTo(who)))
		.orderBy(asc(entry.publishedAt), asc(entry.id));
}

/** Who told what is no part of what comes out. */
function withFirsts(rows: Awaited<ReturnType<typeof everyStory>>): (ToldAt & { here: boolean })[] {
	const before = new Set<number>();
	return rows.map(({ at, unsigned, here, authors }) => {
		const ids = JSON.parse(authors) as number[];
		const first = ids.length > 0 && !ids.some((id) => before.has(id));
		for (const id of ids) before.add(id);
		return { at, unsigned: unsigned === 1, here: here === 1, first };
	});
}
