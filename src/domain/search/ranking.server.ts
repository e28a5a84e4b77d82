import { sql, type SQL } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { waysIn } from '../entries/visibility.server.ts';
import { EVERYWHERE, visibleExpression, type Asked } from './expression.ts';
import type { Wanted } from './query.ts';
import { completionsFor } from './vocabulary.server.ts';

/** Where an entry stands in the order of results: better first, then newer, then added later. */
export interface Place {
	rank: number;
	at: number;
	entryId: number;
}

interface Ranked {
	places: Place[];
	total: number;
}

// In the order of the columns: title, lessons, topics, body, reference, ways.
const WEIGHTS = sql.raw('10, 5, 3, 1, 20, 0');

const SCORE = sql`bm25(search_text, ${WEIGHTS})`;

/**
 * The best entries that a person may see, and how many there are. This touches the index and the
 * slim table beside it alone; entries themselves are read for the page that is shown.
 * @param where conditions on `searchable`
 */
export async function rank(
	db: Reader,
	person: Person,
	asked: {
		wanted: Wanted;
		columns?: Asked['columns'];
		where?: SQL[];
		after?: Place | undefined;
		limit: number;
	},
): Promise<Ranked> {
	const { wanted, columns = EVERYWHERE, where = [], after, limit } = asked;
	const rows = await db.all<{ total: number } & (Place | { entryId: null })>(sql`
		WITH found AS MATERIALIZED (
			SELECT searchable.entry_id AS entryId, searchable.at AS at, ${wanted.all.length > 0 ? SCORE : sql`0.0`} AS rank
			${await matches(db, person, wanted, columns, where)}
		), page AS (
			SELECT rank, at, entryId FROM found ${after ? sql`WHERE ${isAfter(after)}` : sql``}
			ORDER BY rank, at DESC, entryId DESC LIMIT ${limit}
		)
		SELECT total, rank, at, entryId
		FROM (SELECT count(*) AS total FROM found) LEFT JOIN page
		ORDER BY rank, at DESC, entryId DESC`);
	return {
		places: rows.filter((row): row is Place & { total: number } => row.entryId !== null),
		total: rows[0]?.total ?? 0,
	};
}

/** Whether a search would find anything; much less work than finding it. */
export async function findsAny(
	db: Reader,
	person: Person,
	wanted: Wanted,
	where: SQL[] = [],
): Promise<boolean> {
	const from = await matches(db, person, wanted, EVERYWHERE, where);
	return (await db.all(sql`SELECT 1 ${from} LIMIT 1`)).length > 0;
}

async function matches(
	db: Reader,
	person: Person,
	wanted: Wanted,
	columns: Asked['columns'],
	where: SQL[],
): Promise<SQL> {
	const completions = await completionsFor(db, wanted);
	const expression = visibleExpression(waysIn(person), { wanted, completions, columns });
	return sql`
		FROM search_text CROSS JOIN searchable ON searchable.entry_id = search_text.rowid
		WHERE search_text MATCH ${expression} ${sql.join(where.map((condition) => sql` AND ${condition}`))}`;
}

/**
 * Scores shift when entries come and go, so the page goes on after where that entry stands now; and
 * where it stood, if it is not among the results any more.
 */
function isAfter({ rank, at, entryId }: Place): SQL {
	const now = (column: SQL, before: number) =>
		sql`coalesce((SELECT ${column} FROM found WHERE entryId = ${entryId}), ${before})`;
	return sql`(rank, -at, -entryId) > (${now(sql`rank`, rank)}, -${now(sql`at`, at)}, ${-entryId})`;
}
