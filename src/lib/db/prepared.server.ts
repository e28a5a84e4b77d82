import { LibsqlError, type InArgs, type InValue, type ResultSet, type Row } from '@libsql/client/sqlite3';
import Native from 'libsql';

/** As many statements as one connection keeps prepared; the one that was asked for longest ago goes. */
const KEPT = 400;
const IS_KEPT = /^\s*(select|with|insert|update|delete|begin|commit|rollback|savepoint|release)\b/i;
const ALTERS = /^\s*(create|alter|drop|vacuum)\b/i;

interface Prepared {
	statement: Native.Statement<unknown[]>;
	/** Null for what answers with no rows. */
	Row: (new (values: unknown[]) => Row) | null;
	columns: string[];
	columnTypes: string[];
}

/** A file, and the statements that were asked of it, prepared once: to prepare one takes longer than to run it. */
export class PreparedFile {
	readonly #native: Native.Database;
	readonly #kept = new Map<string, Prepared>();
	readonly #version: Native.Statement<unknown[]>;

	constructor(file: string, timeout: number) {
		this.#native = new Native(file, { timeout });
		this.#version = this.#native.prepare('PRAGMA data_version').raw(true);
	}

	/** Asked for by every request: another number after each commit of another connection. */
	dataVersion(): number {
		const row = this.#version.get() as unknown[] | undefined;
		return Number(row?.[0]);
	}

	get inTransaction(): boolean {
		return this.#native.inTransaction;
	}

	run(sql: string, args: InArgs = []): ResultSet {
		try {
			const { statement, Row, columns, columnTypes } = this.#prepare(sql);
			const given = valuesOf(args);
			if (!Row) {
				const { changes, lastInsertRowid } = statement.run(given);
				return resultOf({ rowsAffected: changes, lastInsertRowid: BigInt(lastInsertRowid) });
			}
			const rows = (statement.all(given) as unknown[][]).map((values) => new Row(values));
			return resultOf({ columns, columnTypes, rows });
		} catch (problem) {
			// It may stay open until it is collected, so nobody is given it again.
			this.#kept.delete(sql);
			throw explained(problem);
		}
	}

	close(): void {
		this.#kept.clear();
		this.#native.close();
	}

	#prepare(sql: string): Prepared {
		// A kept statement knows the columns as they were.
		if (ALTERS.test(sql)) this.#kept.clear();
		const kept = this.#kept.get(sql);
		if (kept) this.#kept.delete(sql);
		const found = kept ?? prepared(this.#native.prepare(sql));
		if (!IS_KEPT.test(sql)) return found;
		this.#kept.set(sql, found);
		const [oldest] = this.#kept.keys();
		if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
		return found;
	}
}

function prepared(statement: Native.Statement<unknown[]>): Prepared {
	try {
		statement.raw(true);
	} catch {
		return { statement, Row: null, columns: [], columnTypes: [] };
	}
	const described = statement.columns();
	const columns = described.map(({ name }) => name);
	return {
		statement,
		Row: rowOf(columns),
		columns,
		columnTypes: described.map(({ type }) => type ?? ''),
	};
}

/**
 * A row is read by place and by name, and lists only its names, as a row of the client does; that one defines every
 * property of every row by itself, which takes longer than to read it.
 */
export function rowOf(columns: readonly string[]): NonNullable<Prepared['Row']> {
	class Found {
		readonly #values: readonly unknown[];
		[name: string]: unknown;

		constructor(values: unknown[]) {
			this.#values = values;
			for (let place = 0; place < columns.length; place++) {
				const value = values[place];
				if (value instanceof Buffer) values[place] = value.buffer;
				if (isFirst[place]) this[columns[place] ?? ''] = values[place];
			}
		}

		static at(row: Found, place: number): unknown {
			return row.#values[place];
		}
	}
	const isFirst = columns.map((name, place) => columns.indexOf(name) === place);
	Object.defineProperty(Found.prototype, 'length', { value: columns.length });
	columns.forEach((_, place) => {
		Object.defineProperty(Found.prototype, place, {
			get(this: Found) {
				return Found.at(this, place);
			},
		});
	});
	return Found as unknown as NonNullable<Prepared['Row']>;
}

export function resultOf(found: Partial<ResultSet>): ResultSet {
	const { columns = [], columnTypes = [], rows = [], rowsAffected = 0, lastInsertRowid } = found;
	return { columns, columnTypes, rows, rowsAffected, lastInsertRowid, toJSON: () => ({ columns, rows }) };
}

export function valuesOf(args: InArgs): unknown[] | Record<string, unknown> {
	if (Array.isArray(args)) return args.map(valueOf);
	return Object.fromEntries(
		Object.entries(args).map(([name, value]) => [name.replace(/^[@$:]/, ''), valueOf(value)]),
	);
}

function valueOf(value: InValue | undefined): unknown {
	switch (typeof value) {
		case 'number':
			if (!Number.isFinite(value)) throw new RangeError('Only finite numbers can be stored.');
			return value;
		case 'boolean':
			return value ? 1 : 0;
		case 'undefined':
			throw new TypeError('undefined cannot be passed as argument to the database');
		default:
			if (value instanceof Date) return value.valueOf();
			return value instanceof ArrayBuffer ? Buffer.from(value) : value;
	}
}

/** The names that SQLite has for what is wrong, by the last byte of their number. */
const CODES: Record<number, string> = {
	...{ 1: 'ERROR', 2: 'INTERNAL', 3: 'PERM', 4: 'ABORT', 5: 'BUSY', 6: 'LOCKED', 7: 'NOMEM', 8: 'READONLY' },
	...{ 9: 'INTERRUPT', 10: 'IOERR', 11: 'CORRUPT', 13: 'FULL', 14: 'CANTOPEN', 15: 'PROTOCOL', 17: 'SCHEMA' },
	...{ 18: 'TOOBIG', 19: 'CONSTRAINT', 20: 'MISMATCH', 21: 'MISUSE', 25: 'RANGE', 26: 'NOTADB' },
};

/** As the client tells of it. */
function explained(problem: unknown): unknown {
	if (!(problem instanceof Native.SqliteError)) return problem;
	const { message, code, rawCode = 1 } = problem as Error & { code: string; rawCode?: number };
	return new LibsqlError(message, `SQLITE_${CODES[rawCode & 0xff] ?? 'UNKNOWN'}`, code, rawCode, problem);
}
