import {
	createClient,
	HttpTransaction,
	LibsqlError,
	type Client,
	type InArgs,
	type InStatement,
	type ResultSet,
	type TransactionMode,
} from '@libsql/client/http';
import {
	ClientError,
	ClosedError,
	HttpServerError,
	openHttp,
	ResponseError,
	Stmt,
} from '@libsql/hrana-client';
import type { HttpStream } from '@libsql/hrana-client';
import pLimit from 'p-limit';
import { resultOf } from '../prepared.server.ts';
import type { Server } from './opening.server.ts';
import { isServerAway, type Reach } from './reach.server.ts';

/** So many statements are under way at once; the others wait here, and not there: it has a connection for each. */
const AT_ONCE = 8;
/** The server forgets a stream that nobody used for ten seconds. */
const FRESH = 5_000;
/** How a transaction fails that was begun on a stream which the server has forgotten: it is begun once more. */
export const FORGOTTEN = 'STREAM_FORGOTTEN';

/** The texts of statements that the server knows already; the client keeps them for each transaction anew. */
type Texts = ReturnType<HttpTransaction['_getSqlCache']>;

interface Kept {
	stream: HttpStream;
	texts?: Texts;
}

interface Lent extends Kept {
	/** It was used before, so that the server may have forgotten it. */
	isKept: boolean;
}

/**
 * For the server a stream is a connection to the database, which reads the whole schema before it answers for the first
 * time: that takes ten times as long as the answer itself. The client opens one for each statement; here they are kept.
 */
class Streams {
	readonly #open: () => HttpStream;
	/** The one that was used last is at the end. */
	#free: (Kept & { since: number })[] = [];

	constructor(open: () => HttpStream) {
		this.#open = open;
	}

	take(): Lent {
		const last = this.#free.pop();
		if (last && !last.stream.closed && performance.now() - last.since < FRESH)
			return { ...last, isKept: true };
		this.forget();
		return { stream: this.#open(), isKept: false };
	}

	giveBack({ stream, texts }: Kept): void {
		if (stream.closed) return;
		this.#free.push({ stream, ...(texts && { texts }), since: performance.now() });
	}

	/** Those that are left are older, or the server was started anew. */
	forget(): void {
		for (const { stream } of this.#free) stream.close();
		this.#free = [];
	}
}

/** As the client of libSQL is, on streams that are kept. */
export function openKept({ url, token }: Server, fetch: Reach['reading']): Client {
	const authToken = token ?? undefined;
	const hrana = openHttp(url, authToken, fetch);
	hrana.intMode = 'number';
	const streams = new Streams(() => hrana.openStream());
	const limit = pLimit(AT_ONCE);
	const plain = createClient({ url, ...(authToken === undefined ? {} : { authToken }), fetch });
	const closePlain = plain.close.bind(plain);
	return Object.assign(plain, {
		execute: (asked: InStatement, args?: InArgs) => limit(() => executed(streams, statementOf(asked, args))),
		transaction: (mode: TransactionMode = 'write') => Promise.resolve(new OnStream(streams, mode)),
		close() {
			streams.forget();
			hrana.close();
			closePlain();
		},
	});
}

async function executed(streams: Streams, statement: Stmt): Promise<ResultSet> {
	for (;;) {
		const lent = streams.take();
		const { stream, isKept } = lent;
		try {
			const { columnNames, columnDecltypes, rows, affectedRowCount, lastInsertRowid } =
				await stream.query(statement);
			streams.giveBack(lent);
			return resultOf({
				...{ columns: columnNames.map(orNothing), columnTypes: columnDecltypes.map(orNothing) },
				rows: rows as ResultSet['rows'],
				...{ rowsAffected: affectedRowCount, lastInsertRowid },
			});
		} catch (problem) {
			if (isKept && isForgotten(problem)) {
				streams.forget();
				continue;
			}
			// An answer that refuses the statement leaves the stream as it was.
			if (problem instanceof ResponseError) streams.giveBack(lent);
			else stream.close();
			throw explained(problem);
		}
	}
}

/** A transaction whose stream is kept once it is over. */
class OnStream extends HttpTransaction {
	readonly #streams: Streams;
	readonly #lent: Lent;
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
		const isFirst = !this.#begun;
		this.#begun = true;
		try {
			return await super.batch(statements);
		} catch (problem) {
			if (!isFirst || !this.#lent.isKept || !isForgotten(problem)) throw problem;
			this.#streams.forget();
			throw new LibsqlError('Nothing was begun.', FORGOTTEN, undefined, undefined);
		}
	}

	override commit(): Promise<void> {
		if (this.#over) throw new LibsqlError('The transaction is over.', 'TRANSACTION_CLOSED');
		return this.#end('COMMIT');
	}

	override async rollback(): Promise<void> {
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

	async #end(how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
		try {
			if (this.#begun) await super.batch([how]);
			this.#over = true;
			this.#streams.giveBack(this.#lent);
		} catch (problem) {
			this.close();
			throw problem;
		}
	}
}

/** Nothing was done: the server was started anew, or has not heard of this stream for too long. */
function isForgotten(problem: unknown): boolean {
	if (isServerAway(problem)) return false;
	for (let error = problem; error instanceof Error; error = error.cause) {
		if (error instanceof HttpServerError) return error.status >= 400 && error.status < 500;
		if (error instanceof ResponseError && /STREAM_EXPIRED|baton/i.test(`${error.code} ${error.message}`))
			return true;
	}
	return false;
}

function statementOf(asked: InStatement, args?: InArgs): Stmt {
	const { sql, args: given = [] } = typeof asked === 'string' ? { sql: asked, args } : asked;
	const statement = new Stmt(sql);
	if (Array.isArray(given)) statement.bindIndexes(given);
	else for (const [name, value] of Object.entries(given)) statement.bindName(name, value);
	return statement;
}

const orNothing = (name: string | undefined) => name ?? '';

/** As the client tells of it. */
function explained(problem: unknown): unknown {
	if (!(problem instanceof ClientError)) return problem;
	return new LibsqlError(problem.message, codeOf(problem), undefined, undefined, problem);
}

function codeOf(problem: ClientError): string {
	if (problem instanceof ResponseError && problem.code !== undefined) return problem.code;
	if (problem instanceof ClosedError) return 'HRANA_CLOSED_ERROR';
	return problem instanceof HttpServerError ? 'SERVER_ERROR' : 'UNKNOWN';
}
