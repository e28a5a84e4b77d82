import type { Client } from '@libsql/client/sqlite3';
import type { Connection } from './connection.server.ts';

/** As many different statements as their tables are remembered of. */
const KNOWN = 4_000;
const PLAIN_WRITE =
	/^\s*(?:insert(?: or \w+)? into|replace into|update(?: or \w+)?|delete from)\s+["`]?(\w+)/i;

/**
 * When each table was written last, counted in commits. All that is written in this process goes through one
 * connection, so this is exact: what was read from tables that nobody wrote since is as it was. Whoever writes to the
 * file from elsewhere may have written anything.
 */
export class ChangedTables {
	#count = 0;
	/** The last commit that may have changed all tables. */
	#allChangedAt = 0;
	#elsewhere = NaN;
	#wasAsked = false;
	readonly #writer: Pick<Connection, 'elsewhere'>;
	readonly #changedAt = new Map<string, number>();
	readonly #tables = new Set<string>();
	/** What a row of a table takes along when it goes, or when its key changes. */
	readonly #reach = new Map<string, Set<string>>();
	readonly #readBy = new Map<string, readonly string[]>();
	readonly #writtenBy = new Map<string, readonly string[]>();

	constructor(writer: Pick<Connection, 'elsewhere'>) {
		this.#writer = writer;
	}

	/** How often anything was written. */
	get count(): number {
		const elsewhere = this.#writer.elsewhere;
		if (elsewhere !== this.#elsewhere) this.#allChangedAt = this.#count += 1;
		this.#elsewhere = elsewhere;
		return this.#count;
	}

	/** The same, looked up once in a turn of the event loop: whatever comes in that turn was sent before the look. */
	get countOfTurn(): number {
		if (this.#wasAsked) return this.#count;
		this.#wasAsked = true;
		setImmediate(() => (this.#wasAsked = false));
		return this.count;
	}

	/** Which tables there are, and which of them a deleted row reaches. */
	async learn(client: Client): Promise<void> {
		const { rows } = await client.execute(`
			SELECT name, '' AS reached FROM sqlite_schema WHERE type = 'table'
			UNION SELECT keys."table", one.name FROM sqlite_schema AS one JOIN pragma_foreign_key_list(one.name) AS keys
				WHERE one.type = 'table' AND (on_delete <> 'NO ACTION' OR on_update <> 'NO ACTION')
			UNION SELECT acting.tbl_name, other.name FROM sqlite_schema AS acting JOIN sqlite_schema AS other
				ON other.type = 'table' AND instr(acting.sql, other.name) > 0 WHERE acting.type = 'trigger'`);
		for (const { name, reached } of rows) {
			const table = String(name).toLowerCase();
			this.#tables.add(table);
			if (reached !== '') this.#reached(table).add(String(reached).toLowerCase());
		}
	}

	/** Of a statement that reads, every table that is named in it. */
	readBy(sql: string): readonly string[] {
		return remembered(this.#readBy, sql, () => this.#namedIn(sql));
	}

	written(statements: ReadonlySet<string>): void {
		this.#count += 1;
		for (const sql of statements) {
			for (const table of this.#written(sql)) this.#changedAt.set(table, this.#count);
		}
	}

	/** Up to which commit these are as they were after that one; null where one of them was written since. */
	sameUntil(tables: Iterable<string>, count: number, now = this.count): number | null {
		if (count === now) return now;
		if (this.#allChangedAt > count) return null;
		for (const table of tables) if ((this.#changedAt.get(table) ?? 0) > count) return null;
		return now;
	}

	#written(sql: string): readonly string[] {
		return remembered(this.#writtenBy, sql, () => {
			const target = PLAIN_WRITE.exec(sql)?.[1]?.toLowerCase();
			// Of any other statement, whatever it names; and all there is where it names nothing that is known.
			const named = target !== undefined && this.#tables.has(target) ? [target] : this.#namedIn(sql);
			return this.#withReached(named.length > 0 ? named : [...this.#tables]);
		});
	}

	#withReached(tables: readonly string[]): readonly string[] {
		const all = new Set(tables);
		// A set goes on to what is added to it meanwhile.
		for (const table of all) for (const reached of this.#reach.get(table) ?? []) all.add(reached);
		return [...all];
	}

	#namedIn(sql: string): string[] {
		const words = new Set(sql.toLowerCase().match(/[a-z_]\w*/g));
		return [...words].filter((word) => this.#tables.has(word));
	}

	#reached(table: string): Set<string> {
		const found = this.#reach.get(table) ?? new Set();
		this.#reach.set(table, found);
		return found;
	}
}

function remembered<T>(of: Map<string, T>, sql: string, find: () => T): T {
	const known = of.get(sql);
	if (known !== undefined) return known;
	if (of.size >= KNOWN) of.clear();
	const found = find();
	of.set(sql, found);
	return found;
}
