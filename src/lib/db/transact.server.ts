import { AsyncLocalStorage } from 'node:async_hooks';
import { LibsqlError } from '@libsql/client/sqlite3';
import pLimit, { type LimitFunction } from 'p-limit';
import { diskFull } from '#lib/errors.ts';
import { log } from '#lib/log/log.server.ts';
import { counting } from '#lib/observing/counting.server.ts';
import { traced } from '#lib/observing/tracing.server.ts';
import { whence } from '#lib/whence.server.ts';
import { othersFirst } from './others-first.server.ts';
import { prepareWriter, type Database, type Transaction } from './open.server.ts';
import type { Said } from './server/telling.server.ts';

interface Within {
	db: Database;
	after: (() => void)[];
	/** What the other processes are told: it is stored with what is written. */
	telling: Said[];
	/** Of `asOne`: what is written in it goes along, one piece at a time. */
	joins?: { tx: Transaction; queue: LimitFunction; over: boolean };
}

const inside = new AsyncLocalStorage<Within>();

/** The transaction that is open here. What was begun in `asOne` and goes on after it is outside again. */
export function within(): Within | undefined {
	const found = inside.getStore();
	return found?.joins?.over ? undefined : found;
}

/**
 * The only way to write. Work is done in the order it was asked for, one piece at a time, and is
 * committed as a whole or not at all. Inside it: no network, only the `tx`.
 */
export function transact<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
	const open = within();
	if (open?.db.writer !== db.writer)
		return inTurn(db, (tx, writing) => inside.run({ db, ...writing }, () => work(tx)));
	const { joins, after, telling } = open;
	if (!joins) {
		throw new Error('A transaction is already open here: hand its tx on instead of opening another.');
	}
	return joins.queue(() => inside.run({ db, after, telling }, () => joins.tx.transaction(work)));
}

/**
 * All that is written and read in it is one commit, also where several functions each `transact`: for whoever
 * compares something first, or notes something with it. It reads with the `db` that it is handed.
 */
export function asOne<T>(db: Database, work: (db: Database, tx: Transaction) => Promise<T>): Promise<T> {
	if (within()?.db.writer === db.writer) throw new Error('A transaction is already open here.');
	return inTurn(db, async (tx, writing) => {
		const joins = { tx, queue: pLimit(1), over: false };
		const one = { ...db, read: tx };
		try {
			return await inside.run({ db: one, ...writing, joins }, () => work(one, tx));
		} finally {
			joins.over = true;
		}
	});
}

function inTurn<T>(
	db: Database,
	work: (tx: Transaction, writing: Pick<Within, 'after' | 'telling'>) => Promise<T>,
): Promise<T> {
	const asked = performance.now();
	const counts = whence().request?.untold ? undefined : counting();
	return db.writer.queue(async () => {
		await othersFirst();
		const after: (() => void)[] = [];
		const telling: Said[] = [];
		const began = performance.now();
		const inTransaction = (tx: Transaction) => work(tx, { after, telling });
		const result = await traced({ name: 'transaction', onlyWithin: true }, () =>
			db.shared ? db.shared.commit(inTransaction, telling) : commit(db, inTransaction),
		);
		counts?.transaction(performance.now() - began, began - asked);
		for (const act of after) afterwards(act);
		return result;
	});
}

/** For what is told inside of this process alone: done once what is being written is stored, and never where it is not. */
export function afterCommit(act: () => void): void {
	const open = within();
	if (!open) throw new Error('No transaction is open here.');
	open.after.push(act);
}

/**
 * What follows a `transact` that has come back. In `asOne` nothing is stored by then: it is done once it is, and
 * nobody waits for it.
 */
export async function onceStored(act: () => Promise<void>): Promise<void> {
	const open = within();
	if (!open?.joins) return act();
	open.after.push(() => void act().catch((problem: unknown) => log.problem('After a commit', problem)));
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
			counting()?.busy();
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
