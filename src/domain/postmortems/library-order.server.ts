import { sql, type SQL } from 'drizzle-orm';
import { change } from '../lessons/tables.server.ts';
import { entry } from '../entries/tables.server.ts';
import type { Grouping } from './library-groups.server.ts';
import { orderOf, type LibraryFilters, type Order } from './library.ts';
import { postmortem } from './tables.server.ts';

/** How the rows stand, and how to go on behind the last one of a page. */
export interface Ordering {
	/** Joined to the rows: how close each is to what was searched. */
	join: SQL;
	/** `k0`, `k1`, …: what the rows are ordered by, and what a cursor remembers. */
	keys: SQL;
	by: SQL;
	after: SQL;
}

interface Key {
	value: SQL;
	down: boolean;
}
type Cursor = (string | number)[];

const ids = sql`${postmortem.entryId}`;
const up = (value: SQL): Key => ({ value, down: false });
const down = (value: SQL): Key => ({ value, down: true });
const happened = sql`${postmortem.happenedAt}`;

/** @param ranks how close each entry is, the smallest closest; null without a search */
export function ordering(
	filters: LibraryFilters,
	ranks: ReadonlyMap<number, number> | null,
	grouping: Grouping | null,
): Ordering {
	const order = orderOf(filters);
	const group =
		grouping === null || grouping.followsOrder ? [] : [{ value: grouping.key, down: grouping.down }];
	const keys = [...group, ...KEYS[order], order === 'newest' || order === 'updated' ? down(ids) : up(ids)];
	return {
		join: order === 'closest' ? closeness(ranks) : sql``,
		keys: sql.join(
			keys.map(({ value }, place) => sql`${value} AS ${name(place)}`),
			sql`, `,
		),
		by: sql.join(
			keys.map((key, place) => sql`${name(place)} ${sql.raw(key.down ? 'DESC' : 'ASC')}`),
			sql`, `,
		),
		after: behind(keys, readCursor(filters.after)),
	};
}

const KEYS: Record<Order, Key[]> = {
	closest: [up(sql`close.rank`)],
	newest: [down(happened)],
	// What nobody has dated is last here too.
	oldest: [up(sql`iif(${happened} = 0, 9e15, ${happened})`)],
	severity: [up(sql`coalesce(${postmortem.severity}, 9)`), down(happened)],
	longest: [down(sql`coalesce(${postmortem.resolvedAt} - ${postmortem.startedAt}, -1)`), down(happened)],
	open: [
		down(sql`(SELECT count(*) FROM ${change} WHERE ${change.entryId} = ${ids} AND ${change.state} = 'open')`),
		down(happened),
	],
	updated: [down(sql`${entry.updatedAt}`)],
	title: [up(sql`lower(${entry.title})`)],
};

const name = (place: number) => sql.raw(`k${place}`);

function closeness(ranks: ReadonlyMap<number, number> | null): SQL {
	const pairs = [...(ranks ?? [])].map(([id, rank]) => ({ id, rank }));
	return sql`JOIN (SELECT value ->> 'id' AS id, value ->> 'rank' AS rank FROM json_each(${JSON.stringify(pairs)})) AS close
		ON close.id = ${ids}`;
}

/**
 * What stands behind a row. Where all keys go the same way this is one comparison of rows, which the
 * database finds in an index without counting what came before. A cursor of another order is none.
 */
function behind(keys: readonly Key[], at: Cursor | null): SQL {
	if (at?.length !== keys.length) return sql`1`;
	const [first] = keys;
	if (keys.every((key) => key.down === first?.down)) {
		return sql`${tuple(keys.map(({ value }) => value))} ${sql.raw(first?.down ? '<' : '>')} ${tuple(at.map((one) => sql`${one}`))}`;
	}
	const cases = keys.map((key, place) => {
		const same = keys.slice(0, place).map((before, k) => sql`${before.value} = ${at[k]} AND `);
		return sql`(${sql.join(same)}${key.value} ${sql.raw(key.down ? '<' : '>')} ${at[place]})`;
	});
	return sql`(${sql.join(cases, sql` OR `)})`;
}

const tuple = (values: readonly SQL[]) => sql`(${sql.join([...values], sql`, `)})`;

export function cursorOf(row: Record<string, unknown>): string {
	const keys: unknown[] = [];
	for (let place = 0; row[`k${place}`] !== undefined; place++) keys.push(row[`k${place}`]);
	return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

function readCursor(cursor: string | null): Cursor | null {
	if (cursor === null) return null;
	try {
		const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
		const sound = (key: unknown): key is string | number =>
			typeof key === 'string' || typeof key === 'number';
		return Array.isArray(keys) && keys.every(sound) ? keys : null;
	} catch {
		return null;
	}
}
