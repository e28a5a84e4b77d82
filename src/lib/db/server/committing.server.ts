import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { LibsqlError } from '@libsql/client/http';
import { away } from '../../errors.ts';
import { counting } from '../../observing/counting.server.ts';
import type { Database, Transaction } from '../open.server.ts';
import { FORGOTTEN } from './kept-streams.server.ts';
import { isServerAway } from './reach.server.ts';
import { said, writtenCount } from './tables.server.ts';
import type { Said } from './telling.server.ts';

/** About five seconds together. */
const TRIES = 7;
const FIRST_WAIT = 40;

/** Others write at the same time, or the server gave up on what took longer than it allows. */
const BUSY = /BUSY|LOCKED/;
const GIVEN_UP =
	/TRANSACTION_(TIMEOUT|CLOSED|BUSY)|STREAM_EXPIRED|HRANA_CLOSED_ERROR|SQLITE_BUSY|no transaction is active/;

/** First of all counts the write: where somebody else is writing, nothing was done yet and all of it is tried again. */
const COUNTED = sql`INSERT INTO ${writtenCount} (id, count) VALUES (1, 1)
	ON CONFLICT (id) DO UPDATE SET count = count + 1 RETURNING count`;

/** @param telling what the other processes are told once it is stored; filled while `work` is done */
export async function commitOnServer<T>(
	db: Database,
	work: (tx: Transaction) => Promise<T>,
	telling: readonly Said[],
): Promise<T> {
	for (let attempt = 0; ; attempt += 1) {
		let begun = false;
		let first: unknown;
		try {
			let count = 0;
			const result = await db.writer.drizzle.transaction(async (tx) => {
				try {
					count = (await tx.get<{ count: number }>(COUNTED)).count;
					begun = true;
					const result = await work(tx);
					await append(db, tx, telling);
					return result;
				} catch (thrown) {
					first = thrown;
					throw thrown;
				}
			});
			db.shared?.current?.written(count);
			return result;
		} catch (thrown) {
			// Taking back what the server has given up already fails as well, and says nothing of the reason.
			const problem = first ?? thrown;
			const code = codeOf(problem);
			if (!begun && code.includes(FORGOTTEN) && attempt < TRIES) continue;
			if (!begun && BUSY.test(code) && attempt < TRIES) {
				counting()?.busy();
				await pause(FIRST_WAIT * 2 ** attempt * (0.5 + Math.random()));
				continue;
			}
			if (isServerAway(problem)) away('The database does not answer at the moment. Try again shortly.', 5);
			if (GIVEN_UP.test(code)) away('Too much was written at once. Try again shortly.', 2);
			throw problem;
		}
	}
}

async function append(db: Database, tx: Transaction, telling: readonly Said[]): Promise<void> {
	if (telling.length === 0 || !db.shared) return;
	const by = db.shared.leases.holder;
	await tx
		.insert(said)
		.values(telling.map((what) => ({ by, at: sql`CAST(unixepoch('subsec') * 1000 AS INTEGER)`, what })));
}

function codeOf(problem: unknown): string {
	for (let error = problem; error instanceof Error; error = error.cause) {
		if (error instanceof LibsqlError) return `${error.code} ${error.message}`;
	}
	return '';
}
