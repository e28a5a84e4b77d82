import { and, inArray, isNotNull, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Reader } from '#lib/db/open.server.ts';
import { SETTINGS } from './declared.ts';
import type { Names } from './names.server.ts';
import { SHAPES, shapeOf, type Shape } from './shapes.server.ts';
import { translated, type Speaking } from './soft.server.ts';

/** A row as it stands in a file: names in place of numbers, in the order of its columns. */
export type ArchivedRow = Record<string, unknown>;
/** As the database gives it. */
export type StoredRow = Record<string, unknown>;

/** Rows of a table that hang on those entries, as they are stored. */
export async function rowsOn(
	db: Reader,
	shape: Shape,
	entryIds: readonly number[],
	found: ReadonlyMap<string, StoredRow[]>,
): Promise<StoredRow[]> {
	if (shape.name === 'entry') return select(db, shape, inArray(columnOf(shape, 'id'), [...entryIds]));
	const { column, on } = shape.hangs ?? fail(shape);
	if (on === 'entry')
		return select(db, shape, inArray(shape.columns.get(column) ?? fail(shape), [...entryIds]));
	const ids = (found.get(on) ?? []).map((row) => Number(row['id']));
	const rows: StoredRow[] = [];
	for (let from = 0; from < ids.length; from += 5_000) {
		const some = ids.slice(from, from + 5_000);
		rows.push(...(await select(db, shape, inArray(shape.columns.get(column) ?? fail(shape), some))));
	}
	return rows;
}

/** All rows of a table that hangs on no entry, but those that stay. */
export function rowsStanding(db: Reader, shape: Shape): Promise<StoredRow[]> {
	return select(db, shape, STAY_BEHIND[shape.name]?.(shape));
}

/** An open round is where its answers are, and ends there. */
const closed = sql`(SELECT id FROM pulse_round WHERE closed_on IS NOT NULL)`;
const ofClosed = (shape: Shape) => sql`${columnOf(shape, 'roundId')} IN ${closed}`;
const STAY_BEHIND: Record<string, (shape: Shape) => SQL | undefined> = {
	setting: (shape) => inArray(columnOf(shape, 'name'), SETTINGS),
	pulse_round: (shape) => isNotNull(columnOf(shape, 'closedOn')),
	pulse_released: ofClosed,
	pulse_comment: ofClosed,
	pulse_reply: ofClosed,
};

function select(db: Reader, shape: Shape, where: SQL | undefined): Promise<StoredRow[]> {
	return db.select().from(shape.table).where(and(where)) as Promise<StoredRow[]>;
}

function columnOf(shape: Shape, name: string): SQLiteColumn {
	const column = (shape.table as unknown as Record<string, SQLiteColumn | undefined>)[name];
	return column ?? fail(shape);
}

function fail(shape: Shape): never {
	throw new Error(`The table ${shape.name} is not as the archive knows it.`);
}

/** As they are written, in an order that does not depend on the numbers of here. */
export function archived(
	shape: Shape,
	rows: readonly StoredRow[],
	names: Names,
	shown: readonly string[] | undefined = undefined,
): ArchivedRow[] {
	const speaking = outward(names);
	const keys = [...shape.columns.keys()].filter((key) => shown?.includes(key) !== false);
	const written = rows.map((row) =>
		Object.fromEntries(keys.map((key) => [key, outwardValue(shape, key, row, names, speaking)])),
	);
	const order = shape.name === 'entry' ? ['kind', 'number'] : shape.key;
	return written.sort((one, other) => compared(order, one, other));
}

function outwardValue(shape: Shape, key: string, row: StoredRow, names: Names, speaking: Speaking): unknown {
	const value = row[key];
	const soft = shape.travels.soft?.[key];
	if (soft) return translated(soft, value, row, speaking, true);
	const to = shape.leads.get(key)?.to;
	if (to === undefined || value === null) return value ?? null;
	const target = to === 'entry' ? null : SHAPES.get(to);
	// What leads to what stays, leads nowhere.
	if (target === undefined) return null;
	if (target !== null && target.travels.named === undefined) return value;
	return names.of(to).get(Number(value)) ?? null;
}

function outward(names: Names): Speaking {
	return {
		person: (said) => names.of('person').get(Number(said)) ?? null,
		team: (said) => names.of('team').get(Number(said)) ?? null,
		entry: (_kind, number) => number,
		row: (_table, number) => number,
	};
}

function compared(keys: readonly string[], one: ArchivedRow, other: ArchivedRow): number {
	for (const key of keys) {
		const [a, b] = [one[key], other[key]];
		if (typeof a === 'number' && typeof b === 'number') {
			if (a !== b) return a - b;
			continue;
		}
		const [x, y] = [String(a), String(b)];
		if (x !== y) return x < y ? -1 : 1;
	}
	return 0;
}

/** The columns of an open table that people see; undefined where they see all of it. */
export function shownOf(name: string): readonly string[] | undefined {
	return shapeOf(name).travels.shown;
}
