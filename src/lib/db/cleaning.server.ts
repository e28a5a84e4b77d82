import type { Client } from '@libsql/client/sqlite3';
import { conflict } from '../errors.ts';
import type { Database } from './open.server.ts';

/**
 * Whether what is deleted can be made to be gone from every byte that is kept: the file is ours. A server keeps logs and
 * copies of its own, of which nobody here knows.
 */
export function forgetsForGood(db: Database): boolean {
	return db.file !== null;
}

/** Refuses what promises that nothing is left of it, where nobody can see to that. */
export function refuseWhereKept(db: Database, sentence: string): void {
	if (!forgetsForGood(db)) conflict(sentence);
}

/**
 * Writes the whole file anew, table after table in the order of their keys, without a trace of what was deleted and
 * of the order in which anything came. Others wait meanwhile: about a second for 100 MB.
 * @param indexes full-text indexes, whose deleted words go as well
 * @returns whether the log beside it is empty too; not where somebody reads for long at this moment
 */
export async function rewrite(db: Database, indexes: readonly string[]): Promise<boolean> {
	if (!forgetsForGood(db)) return false;
	return db.writer.queue(async () => {
		const { client } = db.writer;
		for (const name of indexes) await client.execute(`INSERT INTO ${name}(${name}) VALUES ('optimize')`);
		// What it is made in is as large as the file.
		await client.execute('PRAGMA temp_store=FILE');
		try {
			await client.execute('VACUUM');
		} finally {
			await client.execute('PRAGMA temp_store=MEMORY');
		}
		return emptied(client);
	});
}

/** Moves what is in the log into the file, and cuts the log to nothing. @returns whether it could */
export async function emptyLog(db: Database): Promise<boolean> {
	if (!forgetsForGood(db)) return false;
	return db.writer.queue(() => emptied(db.writer.client));
}

/** Without waiting: whoever reads meanwhile is in this very process, which would stand still. */
async function emptied(client: Client): Promise<boolean> {
	await client.execute('PRAGMA busy_timeout=0');
	try {
		const { rows } = await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
		return rows[0]?.busy === 0;
	} finally {
		await client.execute('PRAGMA busy_timeout=5000');
	}
}
