import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client/sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freshDatabase, freshFolder, MIGRATIONS, type Fresh } from '../../../tests/support/database.ts';
import { dropFiles, keepFile, keptFiles, pathOfFile } from '../files/kept-files.server.ts';
import { KEY_FILE, seal, unseal } from '../secret-box.server.ts';
import { changeSettings, readSettings } from '../settings.server.ts';
import { backUp, backupProblem } from './backup.server.ts';
import { restoreBackup } from './restore.server.ts';
import { openDatabase } from './open.server.ts';
import { transact } from './transact.server.ts';

let fresh: Fresh;
let folder: string;
beforeEach(async () => {
	fresh = await freshDatabase();
	folder = freshFolder();
});
afterEach(async () => {
	await fresh.db.close();
	await fresh.close();
	rmSync(folder, { recursive: true });
});

const name = (workspace: string) => transact(fresh.db, (tx) => changeSettings(tx, { workspace }));
const called = async () => (await readSettings(fresh.db.read)).workspace;

async function restore(file: string) {
	await fresh.db.close();
	const { db, restorePoint } = await restoreBackup(fresh.db.folder, file, MIGRATIONS);
	fresh.db = db;
	return restorePoint;
}

it('comes back as it was, and what was there meanwhile is kept', async () => {
	const file = join(folder, 'deep', 'kintsugi-backup.db');
	await name('Before');
	await backUp(fresh.db, file, MIGRATIONS);
	await name('After');
	const restorePoint = await restore(file);
	expect(await called()).toBe('Before');
	await restore(restorePoint);
	expect(await called()).toBe('After');
});

it('is whole although people write while it is made, and leaves no half file', async () => {
	const file = join(folder, 'b.db');
	const writes = Array.from({ length: 200 }, (_, n) => name(`W${n}`));
	await Promise.all([backUp(fresh.db, file, MIGRATIONS), ...writes]);
	expect(await backupProblem(file, MIGRATIONS)).toBeNull();
	expect(await called()).toBe('W199');
	expect(readdirSync(folder)).toEqual(['b.db']);
});

it('says what is wrong with a file that is none', async () => {
	const nonsense = join(folder, 'nonsense.db');
	writeFileSync(nonsense, 'no database at all, but long enough to look at '.repeat(100));
	expect(await backupProblem(nonsense, MIGRATIONS)).toContain('is not a database');
	expect(await backupProblem(join(folder, 'absent.db'), MIGRATIONS)).toContain('There is no file');
	expect(existsSync(join(folder, 'absent.db'))).toBe(false);
	const foreign = join(folder, 'foreign.db');
	const client = createClient({ url: `file:${foreign}` });
	await client.execute('CREATE TABLE other (id)');
	client.close();
	expect(await backupProblem(foreign, MIGRATIONS)).toContain('holds no Kintsugi workspace');
});

it('refuses a newer schema, and puts back what was there where a backup cannot be opened', async () => {
	const newer = join(folder, 'newer.db');
	await backUp(fresh.db, newer, MIGRATIONS);
	const client = createClient({ url: `file:${newer}` });
	await client.execute(`INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', 9999999999999)`);
	client.close();
	expect(await backupProblem(newer, MIGRATIONS)).toContain('newer Kintsugi');
	await name('Kept');
	await expect(restore(newer)).rejects.toThrow('newer Kintsugi');
	fresh.db = await openDatabase(fresh.db.folder, MIGRATIONS);
	expect(await called()).toBe('Kept');
});

const NAMES = ['abcdefghijkmnpqrstuvwxyz23.txt', 'bcdefghijkmnpqrstuvwxyz234-40x30.png'] as const;
const bytes = (text: string) => new TextEncoder().encode(text);
const kept = async () =>
	Object.fromEntries(
		(await keptFiles(fresh.db.folder))
			.sort()
			.map((name) => [name, readFileSync(pathOfFile(fresh.db.folder, name), 'utf8')]),
	);

it('brings the files back, and a restore point brings back those that were there', async () => {
	const file = join(folder, 'b.db');
	await keepFile(fresh.db.folder, NAMES[0], bytes('before'));
	expect(await backUp(fresh.db, file, MIGRATIONS)).toEqual({ files: 1, counts: {} });
	await dropFiles(fresh.db.folder, [NAMES[0]]);
	await keepFile(fresh.db.folder, NAMES[1], bytes('after'));
	const restorePoint = await restore(file);
	expect(await kept()).toEqual({ [NAMES[0]]: 'before', [NAMES[1]]: 'after' });
	// A start would clear what the database does not name; here it is done by hand.
	await dropFiles(fresh.db.folder, NAMES);
	await restore(restorePoint);
	expect(await kept()).toEqual({ [NAMES[1]]: 'after' });
	const { rows } = await fresh.db.reader.execute("SELECT name FROM sqlite_master WHERE name = 'sqlar'");
	expect(rows).toEqual([]);
});

it('is one SQLite archive with a manifest, and tells when a file in it was changed', async () => {
	const file = join(folder, 'b.db');
	await keepFile(fresh.db.folder, NAMES[0], bytes('before'));
	await backUp(fresh.db, file, MIGRATIONS);
	const client = createClient({ url: `file:${file}` });
	const { rows } = await client.execute('SELECT name, sz, data FROM sqlar ORDER BY name');
	expect(rows.map(({ name, sz }) => [name, sz])).toEqual([
		[`files/${NAMES[0]}`, 6],
		['manifest.json', expect.any(Number)],
	]);
	const manifest = new TextDecoder().decode(rows[1]?.data as ArrayBuffer);
	const sha256 = createHash('sha256').update('before').digest('hex');
	expect(JSON.parse(manifest)).toEqual({
		kintsugi: 'backup/1',
		files: [{ name: `files/${NAMES[0]}`, size: 6, sha256 }],
	});
	await client.execute("UPDATE sqlar SET data = CAST('beforf' AS BLOB) WHERE sz = 6");
	expect(await backupProblem(file, MIGRATIONS)).toMatch(
		/is damaged: the file files\/\w+\.txt in it is not whole/,
	);
	await client.execute("DELETE FROM sqlar WHERE name = 'manifest.json'");
	expect(await backupProblem(file, MIGRATIONS)).toMatch(/is damaged: the list of its files/);
	client.close();
});

it('takes no name out of an archive that leads elsewhere', async () => {
	const file = join(folder, 'b.db');
	await backUp(fresh.db, file, MIGRATIONS);
	const client = createClient({ url: `file:${file}` });
	for (const name of ['files/../escaped.txt', 'files/../../escaped.txt', '/escaped.txt']) {
		await client.execute({
			sql: "INSERT INTO sqlar VALUES (?, 33152, 0, 1, CAST('x' AS BLOB))",
			args: [name],
		});
	}
	client.close();
	await restore(file);
	expect(await kept()).toEqual({});
	expect(readdirSync(fresh.db.folder).filter((name) => name.includes('escaped'))).toEqual([]);
	expect(existsSync(join(fresh.db.folder, '..', 'escaped.txt'))).toBe(false);
});

it('holds a large file whole', async () => {
	const large = randomBytes(25_000_000);
	await keepFile(fresh.db.folder, NAMES[0], large);
	const file = join(folder, 'b.db');
	await backUp(fresh.db, file, MIGRATIONS);
	await dropFiles(fresh.db.folder, [NAMES[0]]);
	await restore(file);
	expect(readFileSync(pathOfFile(fresh.db.folder, NAMES[0])).equals(large)).toBe(true);
});

it('holds the key of what is sealed, and a restore point keeps the key that was there', async () => {
	const file = join(folder, 'b.db');
	const sealed = seal(fresh.db.folder, 'test', 'a client secret');
	await backUp(fresh.db, file, MIGRATIONS);
	// Another machine has a key of its own by now.
	rmSync(join(fresh.db.folder, KEY_FILE));
	await restore(file);
	expect(unseal(fresh.db.folder, 'test', sealed)).toBe('a client secret');
	writeFileSync(join(fresh.db.folder, KEY_FILE), randomBytes(32));
	const other = readFileSync(join(fresh.db.folder, KEY_FILE));
	const restorePoint = await restore(file);
	expect(unseal(fresh.db.folder, 'test', sealed)).toBe('a client secret');
	await restore(restorePoint);
	expect(readFileSync(join(fresh.db.folder, KEY_FILE)).equals(other)).toBe(true);
	expect(() => unseal(fresh.db.folder, 'test', sealed)).toThrow();
});

it('counts in the copy what it is asked to count', async () => {
	await name('Before');
	const counting = { settings: 'SELECT count(*) FROM setting', tables: 'SELECT 7' };
	const { counts } = await backUp(fresh.db, join(folder, 'b.db'), MIGRATIONS, counting);
	expect(counts).toEqual({ settings: 1, tables: 7 });
});
