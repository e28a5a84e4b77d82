import {
	LibsqlError,
	type Client,
	type InArgs,
	type InStatement,
	type ResultSet,
	type Transaction,
	type TransactionMode,
} from '@libsql/client/sqlite3';
import { PreparedFile } from './prepared.server.ts';

const BEGIN: Record<TransactionMode, string> = {
	write: 'BEGIN IMMEDIATE',
	read: 'BEGIN DEFERRED',
	deferred: 'BEGIN DEFERRED',
};
const READS =
	/^\s*(select|pragma|explain|savepoint|release|rollback|with\b(?!.*\b(insert|update|delete)\b))/is;

export interface Listening {
	/** Before it is asked. */
	asked?: (sql: string) => void;
	/** What was written, once it is stored. */
	committed?: (statements: ReadonlySet<string>) => void;
}

/** One connection to a file: a client of libSQL that prepares each statement once. */
export class Connection implements Client {
	closed = false;
	readonly protocol = 'file';
	readonly #file: string;
	readonly #timeout: number;
	readonly #listening: Listening;
	#prepared: PreparedFile;
	#open: OpenTransaction | null = null;
	readonly #written = new Set<string>();

	constructor(file: string, timeout: number, listening: Listening = {}) {
		this.#file = file;
		this.#timeout = timeout;
		this.#listening = listening;
		this.#prepared = new PreparedFile(file, timeout);
		this.#run('SELECT 1');
	}

	execute(asked: InStatement | string, args?: InArgs): Promise<ResultSet> {
		return promised(() => {
			this.#beAlone();
			const result = this.ask(asked, args);
			this.#tellWritten();
			return result;
		});
	}

	transaction(mode: TransactionMode = 'write'): Promise<Transaction> {
		return promised(() => {
			this.#beAlone();
			this.#run(BEGIN[mode]);
			return (this.#open = new OpenTransaction(this));
		});
	}

	batch(
		asked: (InStatement | [string, InArgs?])[],
		mode: TransactionMode = 'deferred',
	): Promise<ResultSet[]> {
		return promised(() => {
			this.#beAlone();
			this.#run(BEGIN[mode]);
			try {
				const results = asked.map((one) => (Array.isArray(one) ? this.ask(one[0], one[1]) : this.ask(one)));
				this.commit();
				return results;
			} finally {
				this.rollBack();
			}
		});
	}

	async migrate(asked: InStatement[]): Promise<ResultSet[]> {
		this.#run('PRAGMA foreign_keys=off');
		try {
			return await this.batch(asked);
		} finally {
			this.#run('PRAGMA foreign_keys=on');
		}
	}

	executeMultiple(): Promise<never> {
		return Promise.reject(new LibsqlError('One statement at a time.', 'NOT_SUPPORTED'));
	}

	sync(): Promise<never> {
		return Promise.reject(new LibsqlError('This is a file and no replica.', 'SYNC_NOT_SUPPORTED'));
	}

	reconnect(): void {
		this.close();
		this.#prepared = new PreparedFile(this.#file, this.#timeout);
		this.closed = false;
	}

	close(): void {
		this.#open = null;
		this.#written.clear();
		if (!this.closed) this.#prepared.close();
		this.closed = true;
	}

	ask(asked: InStatement | string, given?: InArgs): ResultSet {
		const { sql, args } = typeof asked === 'string' ? { sql: asked, args: given } : asked;
		this.#listening.asked?.(sql);
		const result = this.#run(sql, args);
		if (!READS.test(sql)) this.#written.add(sql);
		return result;
	}

	commit(): void {
		this.#run('COMMIT');
		this.#open = null;
		this.#tellWritten();
	}

	/** What was not committed, if anything; also a commit that failed leaves its transaction open. */
	rollBack(): void {
		this.#open = null;
		this.#written.clear();
		if (this.isOpen) this.#run('ROLLBACK');
	}

	/** Another number after each commit that was made elsewhere than here. */
	get elsewhere(): number {
		if (this.closed) throw new LibsqlError('The client is closed', 'CLIENT_CLOSED');
		return this.#prepared.dataVersion();
	}

	get isOpen(): boolean {
		return !this.closed && this.#prepared.inTransaction;
	}

	#run(sql: string, args?: InArgs): ResultSet {
		if (this.closed) throw new LibsqlError('The client is closed', 'CLIENT_CLOSED');
		return this.#prepared.run(sql, args);
	}

	#beAlone(): void {
		if (this.#open) throw new LibsqlError('A transaction is open on this connection.', 'TRANSACTION_ACTIVE');
	}

	#tellWritten(): void {
		if (this.#written.size === 0) return;
		const statements = new Set(this.#written);
		this.#written.clear();
		this.#listening.committed?.(statements);
	}
}

class OpenTransaction implements Transaction {
	readonly #connection: Connection;
	#settled = false;

	constructor(connection: Connection) {
		this.#connection = connection;
	}

	get closed(): boolean {
		return this.#settled || !this.#connection.isOpen;
	}

	execute(asked: InStatement | string, args?: InArgs): Promise<ResultSet> {
		return promised(() => {
			this.#beOpen();
			return this.#connection.ask(asked, args);
		});
	}

	batch(asked: InStatement[]): Promise<ResultSet[]> {
		return Promise.all(asked.map((one) => this.execute(one)));
	}

	executeMultiple(): Promise<never> {
		return Promise.reject(new LibsqlError('One statement at a time.', 'NOT_SUPPORTED'));
	}

	commit(): Promise<void> {
		return promised(() => {
			this.#beOpen();
			this.#settled = true;
			try {
				this.#connection.commit();
			} finally {
				this.#connection.rollBack();
			}
		});
	}

	rollback(): Promise<void> {
		return promised(() => {
			this.close();
		});
	}

	close(): void {
		if (this.#settled) return;
		this.#settled = true;
		this.#connection.rollBack();
	}

	#beOpen(): void {
		if (this.closed) throw new LibsqlError('The transaction is closed', 'TRANSACTION_CLOSED');
	}
}

/** What fails is a rejected promise, as with a client that asks far away. */
function promised<T>(work: () => T): Promise<T> {
	try {
		return Promise.resolve(work());
	} catch (problem) {
		return Promise.reject(problem instanceof Error ? problem : new Error(String(problem)));
	}
}
