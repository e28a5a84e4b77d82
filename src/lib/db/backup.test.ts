import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freshDatabase, freshFolder, MIGRATIONS, type Fresh } from '../../../tests/support/database.ts';
import { changeSettings, readSettings } from '../settings.server.ts';
import { backUp, backupProblem, restoreBackup } from './backup.server.ts';
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
