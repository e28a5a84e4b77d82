import { readFileSync } from 'node:fs';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@libsql/client/sqlite3';
import { drizzle } from 'drizzle-orm/libsql/sqlite3';
import { migrate as applyMigrations } from 'drizzle-orm/libsql/migrator';
import { Unstartable } from '#lib/errors.ts';

interface Journal {
	entries: { tag: string; when: number }[];
}

/** What a database has and what this program knows, compared. */
export async function schemaState(
	client: Client,
	migrations: string,
): Promise<'empty' | 'current' | 'older' | 'newer'> {
	const known = readJournal(migrations);
	const newest = known.at(-1)?.when ?? 0;
	const applied = await newestApplied(client);
	if (applied === null) return 'empty';
	if (applied > newest) return 'newer';
	return applied === newest ? 'current' : 'older';
}

/** Brings the database to the newest schema. Keeps a copy of an existing one first. */
export async function migrate(client: Client, folder: string, migrations: string): Promise<void> {
	const state = await schemaState(client, migrations);
	if (state === 'newer') {
		throw new Unstartable(
			'This database was written by a newer Kintsugi. Start that version, or restore a backup that this one made; nothing was changed.',
			'newer-database',
		);
	}
	if (state === 'current') return;
	if (state === 'older') await keepCopy(client, folder);
	await applyMigrations(drizzle(client), { migrationsFolder: migrations });
}

async function newestApplied(client: Client): Promise<number | null> {
	const table = await client.execute(
		`SELECT name FROM sqlite_master WHERE type = 'table' AND name = '__drizzle_migrations'`,
	);
	if (table.rows.length === 0) return null;
	const { rows } = await client.execute('SELECT max(created_at) AS newest FROM __drizzle_migrations');
	const newest = rows[0]?.newest;
	return newest == null ? null : Number(newest);
}

async function keepCopy(client: Client, folder: string): Promise<void> {
	const backups = join(folder, 'backups');
	mkdirSync(backups, { recursive: true, mode: 0o700 });
	const stamp = new Date().toISOString().replaceAll(':', '-');
	await client.execute({ sql: 'VACUUM INTO ?', args: [join(backups, `before-migration-${stamp}.db`)] });
}

function readJournal(migrations: string): Journal['entries'] {
	const text = readFileSync(join(migrations, 'meta', '_journal.json'), 'utf8');
	return (JSON.parse(text) as Journal).entries;
}
