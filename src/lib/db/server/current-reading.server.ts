import type { Client, InArgs, InStatement, ResultSet, Row } from '@libsql/client/http';
import { whence } from '../../whence.server.ts';
import { resultOf, rowOf } from '../prepared.server.ts';
import type { Lock } from '../lock.server.ts';
import type { Replica } from './replica.server.ts';

/** A request that goes on for longer looks again at what was written meanwhile. */
const LASTS = 250;
/** Somebody writes all the time: the server is asked itself. */
const TRIES = 3;
const KNOWN = 400;

interface Moment {
	asked: number;
	/** How many writes there were on the server. */
	count: Promise<number>;
}

/**
 * Reads from the copy what a request asks for, as soon as all is in it that was stored when the request came: the
 * server is asked once how many writes there are, and a copy that has as many is as it is. What nobody's request asks
 * for, such as the work of a job, is asked of the server, and so is everything while the copy is not as far.
 */
export class CurrentReading {
	readonly #direct: Client;
	readonly #replica: Replica;
	readonly #lock: Lock;
	readonly #moments = new WeakMap<object, Moment>();
	readonly #rows = new Map<string, new (values: unknown[]) => Row>();
	#asking: Promise<number> | null = null;
	#next: Promise<number> | null = null;
	#fetching: Promise<void> | null = null;
	/** Of this process, which reads what it has written itself. */
	#written = 0;
	#heard = 0;

	/** @param lock of the folder that the copy is in */
	constructor(direct: Client, replica: Replica, lock: Lock) {
		this.#direct = direct;
		this.#replica = replica;
		this.#lock = lock;
	}

	/** As the client of the server is. */
	get client(): Client {
		const execute = (asked: InStatement, args?: InArgs) => this.#execute(asked, args);
		return new Proxy(this.#direct, {
			get(target, name) {
				if (name === 'execute') return execute;
				const value: unknown = Reflect.get(target, name, target);
				return typeof value === 'function' ? (value.bind(target) as unknown) : value;
			},
		});
	}

	get copy(): Replica {
		return this.#replica;
	}

	written(count: number): void {
		this.#written = Math.max(this.#written, count);
	}

	/** Somebody said that something was written: whoever looks because of it finds that. */
	heard(): void {
		this.#heard = performance.now();
	}

	async close(): Promise<void> {
		this.#replica.close();
		await this.#lock.release();
	}

	async #execute(asked: InStatement, args?: InArgs): Promise<ResultSet> {
		const { sql, args: given = [] } = typeof asked === 'string' ? { sql: asked, args } : asked;
		const { request } = whence();
		if (request && this.#replica.count >= 0 && (await this.#isCurrentFor(request))) {
			try {
				const { columns, columnTypes, rows } = await this.#replica.ask(sql, given);
				const Found = this.#rowOf(sql, columns);
				return resultOf({ columns, columnTypes, rows: rows.map((values) => new Found(values)) });
			} catch {
				// The server says what is wrong with it, or answers.
			}
		}
		return this.#direct.execute({ sql, args: given });
	}

	async #isCurrentFor(request: object): Promise<boolean> {
		let moment = this.#moments.get(request);
		const now = performance.now();
		if (!moment || now - moment.asked > LASTS || moment.asked <= this.#heard) {
			moment = { asked: now, count: this.#latest() };
			this.#moments.set(request, moment);
		}
		const count = Math.max(await moment.count, this.#written);
		for (let tries = 0; tries < TRIES && this.#replica.count < count; tries += 1) {
			if (this.#replica.count < 0) return false;
			await (this.#fetching ??= this.#fetch());
		}
		return this.#replica.count >= count;
	}

	async #fetch(): Promise<void> {
		try {
			await this.#replica.fetch();
		} catch {
			// It is left aside: there is no count of it.
		} finally {
			this.#fetching = null;
		}
	}

	/** Whoever comes while a question is under way waits for the next one: an answer may be older than they are. */
	#latest(): Promise<number> {
		if (!this.#asking) return (this.#asking = this.#count().finally(() => (this.#asking = null)));
		const after = () => {
			this.#next = null;
			return this.#latest();
		};
		return (this.#next ??= this.#asking.then(after, after));
	}

	async #count(): Promise<number> {
		const { rows } = await this.#direct.execute('SELECT count FROM written_count WHERE id = 1');
		return Number(rows[0]?.[0] ?? 0);
	}

	#rowOf(sql: string, columns: readonly string[]): new (values: unknown[]) => Row {
		const known = this.#rows.get(sql);
		if (known) return known;
		if (this.#rows.size >= KNOWN) this.#rows.clear();
		const found = rowOf(columns);
		this.#rows.set(sql, found);
		return found;
	}
}
