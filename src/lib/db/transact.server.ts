import { AsyncLocalStorage } from 'node:async_hooks';
import { LibsqlError } from '@libsql/client/sqlite3';
import { diskFull } from '#lib/errors.ts';
import { log } from '#lib/log/log.server.ts';
import { prepareWriter, type Database, type Transaction } from './open.server.ts';

const inside = new AsyncLocalStorage<{ db: Database; after: (() => void)[] }>();

/**
 * The only way to write. Work is done in the order it was asked for, one piece at a time, and is
 * committed as a whole or not at all. Inside it: no network, only the `tx`.
 */
export function transact<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
	if (inside.getStore()?.db === db) {
		throw new Error('A transaction is already open here: hand its tx on instead of opening another.');
	}
	return db.writer.queue(async () => {
		const after: (() => void)[] = [];
		const result = await inside.run({ db, after }, () => commit(db, work));
		for (const act of after) afterwards(act);
		return result;
	});
}

/** For what is told inside of this process alone: done once what is being written is stored, and never where it is not. */
export function afterCommit(act: () => void): void {
	const within = inside.getStore();
	if (!within) throw new Error('No transaction is open here.');
	within.after.push(act);
}

/** What was stored is stored, whatever becomes of this. */
function afterwards(act: () => void): void {
	try {
		act();
	} catch (problem) {
		log.problem('After a commit', problem);
	}
}

async function commit<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
	try {
		return await db.writer.drizzle.transaction(work);
	} catch (problem) {
		const code = libsqlCode(problem);
		// After one BUSY the client (0.18.0) keeps the failed statement open, later commits fail
		// silently, and acknowledged rows vanish. A new connection heals it.
		if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
			db.writer.client.reconnect();
			await prepareWriter(db.writer.client);
		}
		if (code.startsWith('SQLITE_FULL')) diskFull();
		throw problem;
	}
}

function libsqlCode(problem: unknown): string {
	for (let error = problem; error instanceof Error; error = error.cause) {
		if (error instanceof LibsqlError) return error.extendedCode ?? error.code;
	}
	return '';
}
