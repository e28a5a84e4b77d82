import { getTableColumns } from 'drizzle-orm';
import { getTableConfig, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { DECLARED, declared, type Travels } from './declared.ts';
import { TABLES, tableOf } from './every-table.server.ts';

/** A table as the archive sees it: read from the tables themselves, so that none of it has to be said twice. */
export interface Shape {
	name: string;
	table: SQLiteTable;
	travels: Travels;
	/** Those that travel, by the name that they have in code. */
	columns: Map<string, SQLiteColumn>;
	/** Which table a column leads to. */
	leads: Map<string, { to: string; required: boolean }>;
	/** What tells its rows apart. */
	key: string[];
	/** Rows have a number of their own that others lead to. */
	numbered: boolean;
	/** The column by which it hangs on an entry, and what it leads to: the entry itself, or what hangs on one. */
	hangs: { column: string; on: string } | null;
}

export const SHAPES: ReadonlyMap<string, Shape> = shapesOf();

export function shapeOf(name: string): Shape {
	const shape = SHAPES.get(name);
	if (!shape) throw new Error(`The table ${name} does not travel.`);
	return shape;
}

/** Those that hang on entries, the entry first, each after what it leads to. */
export const HANGING = [...SHAPES.values()].filter(({ name, hangs }) => name === 'entry' || hangs !== null);
export const STANDING = [...SHAPES.values()].filter(({ name, hangs }) => name !== 'entry' && hangs === null);

function shapesOf(): Map<string, Shape> {
	const found = new Map<string, Shape>();
	for (const name of inOrder()) {
		const travels = declared(name);
		if (travels) found.set(name, shape(name, travels, found));
	}
	return found;
}

/** Each after what its rows lead to, so that they can be written one table after the other. */
function inOrder(): string[] {
	const ordered = new Set<string>();
	const visit = (name: string, path: readonly string[]) => {
		if (ordered.has(name) || path.includes(name)) return;
		for (const to of leadsOf(tableOf(name)).values()) if (declared(to)) visit(to, [...path, name]);
		ordered.add(name);
	};
	// What texts name by number comes as early as it can.
	for (const name of ['person', 'team', 'topic', 'entry', 'lesson', 'change']) visit(name, []);
	for (const name of Object.keys(DECLARED)) if (TABLES.has(name)) visit(name, []);
	return [...ordered];
}

function leadsOf(table: SQLiteTable): Map<string, string> {
	return new Map(
		getTableConfig(table).foreignKeys.map((one) => {
			const { columns, foreignTable } = one.reference();
			return [keyIn(table, columns[0]), getTableConfig(foreignTable).name] as const;
		}),
	);
}

function keyIn(table: SQLiteTable, column: SQLiteColumn | undefined): string {
	const found = Object.entries(getTableColumns(table)).find(([, one]) => one === column);
	if (!found) throw new Error('A foreign key has no column.');
	return found[0];
}

function shape(name: string, travels: Travels, before: ReadonlyMap<string, Shape>): Shape {
	const table = tableOf(name);
	const all = Object.entries(getTableColumns(table)) as [string, SQLiteColumn][];
	const id = all.find(([key, column]) => key === 'id' && column.columnType === 'SQLiteInteger');
	const columns = new Map(
		all.filter(([key]) => travels.without?.includes(key) !== true && !(key === 'id' && travels.named)),
	);
	const leads = new Map(
		[...leadsOf(table)].flatMap(([key, to]) => {
			// What stays leads nowhere; a facilitator who is wanted is the entry's own.
			const target = to === 'facilitator_wanted' ? 'entry' : to;
			return columns.has(key) ? [[key, { to: target, required: columns.get(key)?.notNull === true }]] : [];
		}),
	);
	const composite = getTableConfig(table).primaryKeys[0];
	const key = travels.named
		? [travels.named]
		: composite
			? composite.columns.map((column) => keyIn(table, column as SQLiteColumn))
			: all.filter(([, column]) => column.primary).map(([one]) => one);
	return {
		...{ name, table, travels, columns, leads, key },
		numbered: id !== undefined && travels.named === undefined,
		hangs: hangsOn(name, table, leads, before),
	};
}

/** It goes with the entry: where that is deleted, so is it. */
function hangsOn(
	name: string,
	table: SQLiteTable,
	leads: Shape['leads'],
	before: ReadonlyMap<string, Shape>,
): Shape['hangs'] {
	if (name === 'entry') return null;
	const goesWith = new Set(
		getTableConfig(table)
			.foreignKeys.filter((one) => one.onDelete === 'cascade')
			.map((one) => keyIn(table, one.reference().columns[0])),
	);
	const candidates = [...leads].filter(
		([column, { to, required }]) =>
			required && goesWith.has(column) && (to === 'entry' || before.get(to)?.hangs != null),
	);
	const found = candidates.find(([, { to }]) => to === 'entry') ?? candidates[0];
	return found ? { column: found[0], on: found[1].to } : null;
}
