import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createClient, LibsqlError, type Client, type InStatement } from '@libsql/client/sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshFolder } from '../../../tests/support/database.ts';
import { Connection } from './connection.server.ts';

let folder: string;
let ours: Connection;
let stock: Client;
let told: string[][];
beforeEach(async () => {
	folder = freshFolder();
	const file = join(folder, 'a.db');
	told = [];
	ours = new Connection(file, 0, { committed: (statements) => told.push([...statements]) });
	await ours.execute('PRAGMA journal_mode=WAL');
	await ours.execute('CREATE TABLE a (id INTEGER PRIMARY KEY, b TEXT UNIQUE, c BLOB)');
	await ours.execute({ sql: 'INSERT INTO a VALUES (1, ?, ?)', args: ['one', new Uint8Array([1, 2]).buffer] });
	await ours.execute({ sql: 'INSERT INTO a VALUES (2, ?, ?)', args: ['two', null] });
	told.length = 0;
	stock = createClient({ url: `file:${file}`, concurrency: 1, timeout: 0 });
});
afterEach(() => {
	ours.close();
	stock.close();
	rmSync(folder, { recursive: true });
});

/** A row in every way that somebody reads it. */
const seen = async (client: Client, asked: InStatement) => {
	const { columns, rows, rowsAffected } = await client.execute(asked);
	return {
		columns,
		rowsAffected,
		rows: rows.map((row) => ({ named: { ...row }, keys: Object.keys(row), inOrder: Array.from(row) })),
	};
};

describe('a connection', () => {
	it.each<InStatement>([
		'SELECT * FROM a ORDER BY id',
		'SELECT x.id, y.id, x.b AS b, y.b AS b FROM a AS x CROSS JOIN a AS y ORDER BY 1, 2',
		'SELECT 1.5, NULL AS none, 9007199254740991 AS large, count(*) FROM a',
		'SELECT * FROM a WHERE id > 7',
		{ sql: 'SELECT :given AS given, typeof(:given) AS kind', args: { given: true } },
		{ sql: 'SELECT ? AS at', args: [new Date(7)] },
		{ sql: "UPDATE a SET b = b || '!' WHERE id = ?", args: [2] },
		{ sql: 'UPDATE a SET c = NULL WHERE id = ? RETURNING id', args: [7] },
		'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 250) SELECT i FROM n',
		'PRAGMA user_version',
	])('answers as the client of libSQL does: %j', async (asked) => {
		const theirs = await seen(stock, asked);
		expect(await seen(ours, asked)).toEqual(theirs);
		expect(await seen(ours, asked)).toEqual(theirs);
	});

	it('names what is wrong as that client does, and goes on', async () => {
		const wrong = ["INSERT INTO a VALUES (3, 'one', NULL)", 'SELECT * FROM nowhere', 'SELEKT'];
		for (const sql of wrong) {
			const problems = await Promise.all(
				[stock, ours].map((client) => client.execute(sql).catch((problem: unknown) => problem)),
			);
			const [theirs, mine] = problems as [LibsqlError, LibsqlError];
			expect(mine).toBeInstanceOf(LibsqlError);
			expect([mine.message, mine.code, mine.extendedCode]).toEqual([
				theirs.message,
				theirs.code,
				theirs.extendedCode,
			]);
		}
		const again = { sql: 'INSERT INTO a VALUES (?, ?, NULL)', args: [3, 'one'] };
		await expect(ours.execute(again)).rejects.toThrow('UNIQUE');
		await ours.execute({ ...again, args: [3, 'three'] });
		expect((await ours.execute('SELECT count(*) AS n FROM a')).rows[0]?.n).toBe(3);
	});

	it('reads a table as it is after it was altered', async () => {
		const all = 'SELECT * FROM a WHERE id = 1';
		await ours.execute(all);
		await ours.execute("ALTER TABLE a ADD COLUMN d TEXT DEFAULT 'new'");
		expect({ ...(await ours.execute('SELECT * FROM a WHERE id = 1 AND 1')).rows[0] }).toMatchObject({
			d: 'new',
		});
		expect({ ...(await ours.execute(all)).rows[0] }).toMatchObject({ d: 'new' });
	});

	it('forgets no answer however many statements there are', async () => {
		for (let n = 0; n < 1_000; n++) {
			const { rows } = await ours.execute(`SELECT ${n % 700} AS n`);
			expect(rows[0]?.n).toBe(n % 700);
		}
	});

	it('tells what was written once it is stored, and nothing of what was taken back', async () => {
		const tx = await ours.transaction();
		await tx.execute("INSERT INTO a VALUES (3, 'x', NULL)");
		await tx.execute('SELECT * FROM a');
		await expect(ours.execute('SELECT 1')).rejects.toMatchObject({ code: 'TRANSACTION_ACTIVE' });
		expect(told).toEqual([]);
		await tx.commit();
		expect(told).toEqual([["INSERT INTO a VALUES (3, 'x', NULL)"]]);
		const other = await ours.transaction();
		await other.execute('DELETE FROM a');
		await other.rollback();
		await other.rollback();
		await expect(tx.execute('SELECT 1')).rejects.toMatchObject({ code: 'TRANSACTION_CLOSED' });
		expect(told).toHaveLength(1);
		expect((await ours.execute('SELECT count(*) AS n FROM a')).rows[0]?.n).toBe(3);
		await ours.execute('WITH gone AS (SELECT 3 AS id) DELETE FROM a WHERE id IN (SELECT id FROM gone)');
		expect(told).toHaveLength(2);
	});
});
