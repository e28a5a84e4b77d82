import { sql, type SQL } from 'drizzle-orm';
import { orderOf, type LibraryFilters } from './library.ts';
import { postmortem } from './tables.server.ts';

/** How the rows stand, and how to go on behind the last one of a page. */
export interface Ordering {
	/** Joined to the rows: how close each is to what was searched. */
	join: SQL;
	by: SQL;
	/** The same, for the rows of one page and their keys. */
	again: SQL;
	after: SQL;
	/** What a cursor remembers of a row, besides its id. */
	key: SQL;
}

const ids = sql`${postmortem.entryId}`;

/** @param ranks how close each entry is, the smallest closest; null without a search */
export function ordering(filters: LibraryFilters, ranks: ReadonlyMap<number, number> | null): Ordering {
	const at = filters.after?.split('~').map(Number) ?? null;
	const happened = sql`${postmortem.happenedAt}`;
	switch (orderOf(filters)) {
		case 'closest': {
			const pairs = [...(ranks ?? [])].map(([id, rank]) => ({ id, rank }));
			return {
				join: sql`JOIN (SELECT value ->> 'id' AS id, value ->> 'rank' AS rank FROM json_each(${JSON.stringify(pairs)})) AS close
					ON close.id = ${ids}`,
				by: sql`close.rank, ${ids}`,
				again: sql`page.key, page.id`,
				after: behind(at, 2, ([rank, id]) => sql`(close.rank, ${ids}) > (${rank}, ${id})`),
				key: sql`close.rank`,
			};
		}
		case 'severity': {
			const severity = sql`coalesce(${postmortem.severity}, 9)`;
			return {
				join: sql``,
				by: sql`${severity}, ${happened} DESC, ${ids} DESC`,
				again: sql`${severity}, ${happened} DESC, ${ids} DESC`,
				after: behind(
					at,
					3,
					([level, time, id]) => sql`(${severity}, -${happened}, -${ids}) > (${level}, -${time}, -${id})`,
				),
				key: sql`${severity} || '~' || ${happened}`,
			};
		}
		case 'newest':
			return {
				join: sql``,
				by: sql`${happened} DESC, ${ids} DESC`,
				again: sql`${happened} DESC, ${ids} DESC`,
				after: behind(at, 2, ([time, id]) => sql`(${happened}, ${ids}) < (${time}, ${id})`),
				key: happened,
			};
	}
}

/** A cursor of another order is none. */
function behind(at: number[] | null, length: number, condition: (at: number[]) => SQL): SQL {
	return at?.length === length ? condition(at) : sql`1`;
}
