import {
	HttpTransaction,
	LibsqlError,
	type InStatement,
	type ResultSet,
	type TransactionMode,
} from '@libsql/client/http';
import { FORGOTTEN, isForgotten, type Lent, type Streams, type Texts } from './kept-streams.server.ts';

/** So many statements go together at the most: whoever writes thousands is held up, and keeps none in memory. */
const TOGETHER = 32;
const WRITES = /^\s*(?:insert|update|delete|replace)\b/i;
const ANSWERS = /\breturning\b/i;

/**
 * A transaction whose stream is kept once it is over.
 *
 * A write that answers with no rows is sent with what comes next, a question or the commit: each of them by itself was
 * a trip to the server, while all other writes wait. Where the server refuses it, what it was sent with fails, and so
 * does the transaction: nothing else was to be expected of it. What happens in a savepoint is refused in it, since to
 * begin or end one is sent at once.
 */
export class OnStream extends HttpTransaction {
	readonly #streams: Streams;
	readonly #lent: Lent;
	#waiting: InStatement[] = [];
	#begun = false;
	#over = false;

	constructor(streams: Streams, mode: TransactionMode) {
		const lent = streams.take();
		super(lent.stream, mode, 2);
		this.#streams = streams;
		this.#lent = lent;
	}

	override _getSqlCache(): Texts {
		return (this.#lent.texts ??= super._getSqlCache());
	}

	override async batch(statements: InStatement[]): Promise<ResultSet[]> {
		if (this.#over) throw new LibsqlError('The transaction is over.', 'TRANSACTION_CLOSED');
		if (!this.#begun) return this.#begin(statements);
		if (this.#waiting.length < TOGETHER && statements.every(isSilent)) {
			this.#waiting.push(...statements);
			return statements.map(() => NOTHING);
		}
		return this.#send(statements);
	}

	override async executeMultiple(sql: string): Promise<void> {
		this.#begun = true;
		if (this.#waiting.length > 0) await this.#send([]);
		return super.executeMultiple(sql);
	}

	override commit(): Promise<void> {
		if (this.#over) throw new LibsqlError('The transaction is over.', 'TRANSACTION_CLOSED');
		return this.#end('COMMIT');
	}

	override async rollback(): Promise<void> {
		this.#waiting = [];
		if (!this.#over) await this.#end('ROLLBACK');
	}

	/** What was written and not committed is taken back by the server. */
	override close(): void {
		if (this.#over) return;
		this.#over = true;
		this.#lent.stream.close();
	}

	override get closed(): boolean {
		return this.#over || this.#lent.stream.closed;
	}

	/** Alone, so that whoever asks for it knows that it was begun. */
	async #begin(statements: InStatement[]): Promise<ResultSet[]> {
		this.#begun = true;
		try {
			return await super.batch(statements);
		} catch (problem) {
			if (!this.#lent.isKept || !isForgotten(problem)) throw problem;
			this.#streams.forget();
			throw new LibsqlError('Nothing was begun.', FORGOTTEN);
		}
	}

	async #send(statements: InStatement[]): Promise<ResultSet[]> {
		const before = this.#waiting;
		this.#waiting = [];
		const results = await super.batch([...before, ...statements]);
		return results.slice(before.length);
	}

	/** From here on nothing more is sent: on a stream that is kept it would be a statement of its own, and be stored. */
	async #end(how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
		this.#over = true;
		try {
			// Each goes only where the one before it went well, and the commit last.
			if (this.#begun) await this.#send([how]);
			this.#streams.giveBack(this.#lent);
		} catch (problem) {
			this.#lent.stream.close();
			throw problem;
		}
	}
}

function isSilent(asked: InStatement): boolean {
	const sql = typeof asked === 'string' ? asked : asked.sql;
	return WRITES.test(sql) && !ANSWERS.test(sql);
}

/** How many rows it will have written is not known yet, and nobody may think that it is. */
const NOTHING: ResultSet = {
	columns: [],
	columnTypes: [],
	rows: [],
	get rowsAffected(): number {
		throw new Error('This write is sent with what comes next: ask it for rows to know what it did.');
	},
	lastInsertRowid: undefined,
	toJSON: () => ({}),
};
