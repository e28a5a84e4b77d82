import { and, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { entry } from '../../entries/tables.server.ts';
import type { Kind } from '../../entries/kinds.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import { drill } from './tables.server.ts';
import type { Drilled } from './words.ts';

export interface ListedDrill extends Drilled {
	id: number;
	title: string;
	steps: number;
	/** Of the post-mortem. */
	number: number;
	of: string;
}

/** The drills that somebody may play; those that were played last, first. */
export function drillsOf(db: Reader, who: Person): Promise<ListedDrill[]> {
	return listed(db, who);
}

/** The drill of a post-mortem, where there is one and somebody may see it. */
export async function drillOf(
	db: Database,
	who: Person,
	{ kind, number }: { kind: Kind; number: number },
): Promise<ListedDrill | null> {
	const [found] = await listed(db.read, who, and(eq(entry.kind, kind), eq(entry.number, number)));
	return found ?? null;
}

export async function drillWith(db: Database, who: Person, id: number): Promise<ListedDrill | null> {
	const [found] = await listed(db.read, who, eq(drill.id, id));
	return found ?? null;
}

/** How often a drill was played to the end, and when last, says nothing of who played it. */
function listed(db: Reader, who: Person, which?: SQL): Promise<ListedDrill[]> {
	const times = sql<number>`(SELECT count(*) FROM drill_run r WHERE r.drill_id = ${drill.id} AND r.ended_at IS NOT NULL)`;
	const lastAt = sql<number | null>`(SELECT max(r.ended_at) FROM drill_run r WHERE r.drill_id = ${drill.id})`;
	return db
		.select({
			id: drill.id,
			title: drill.title,
			steps: sql<number>`json_array_length(${drill.steps})`,
			number: entry.number,
			of: entry.title,
			times,
			lastAt,
			lessons: lessonsOf(who),
		})
		.from(drill)
		.innerJoin(entry, eq(entry.id, drill.entryId))
		.where(and(visibleTo(who), which))
		.orderBy(desc(lastAt), desc(drill.id))
		.limit(500);
}

/** Of those that the reader may see. */
function lessonsOf(who: Person): SQL<number> {
	// The rule names the table of entries; here it is that of what came of it.
	return sql<number>`(SELECT count(*) FROM drill_learned l JOIN drill_run r ON r.id = l.run_id
		WHERE r.drill_id = ${drill.id} AND l.entry_id IN (SELECT ${entry.id} FROM ${entry}
			WHERE ${entry.publishedAt} IS NOT NULL AND ${visibleTo(who)}))`;
}
