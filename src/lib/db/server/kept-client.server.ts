import {
	createClient,
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
import { isForgotten, Streams } from './kept-streams.server.ts';
import { OnStream } from './kept-transaction.server.ts';
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
