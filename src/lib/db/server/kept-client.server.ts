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
import pLimit from 'p-limit';
import { resultOf } from '../prepared.server.ts';
import { FORGOTTEN, isForgotten, Streams, type Lent, type Texts } from './kept-streams.server.ts';
import type { Server } from './opening.server.ts';
import type { Reach } from './reach.server.ts';

/** So many statements are under way at once; the others wait here, and not there: it has a connection for each. */
const AT_ONCE = 8;
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
			throw new LibsqlError('Nothing was begun.', FORGOTTEN);
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

	/** From here on nothing more is sent: on a stream that is kept it would be a statement of its own, and be stored. */
	async #end(how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
		this.#over = true;
		try {
			if (this.#begun) await super.batch([how]);
			this.#streams.giveBack(this.#lent);
		} catch (problem) {
			this.#lent.stream.close();
			throw problem;
		}
	}
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
