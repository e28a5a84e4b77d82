import { AsyncLocalStorage } from 'node:async_hooks';
import { LibsqlError } from '@libsql/client';
import { diskFull } from '#lib/errors.ts';
import { prepareWriter, type Database, type Transaction } from './open.server.ts';

const inside = new AsyncLocalStorage<Database>();

/**
 * The only way to write. Work is done in the order it was asked for, one piece at a time, and is
 * committed as a whole or not at all. Inside it: no network, only the `tx`.
 */
export function transact<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
	if (inside.getStore() === db) {
		throw new Error('A transaction is already open here: hand its tx on instead of opening another.');
	}
	return db.writer.queue(() => inside.run(db, () => commit(db, work)));
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
