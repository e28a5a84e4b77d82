import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { InArgs } from '@libsql/client/http';
import { log } from '../../log/log.server.ts';

/** Of one process, on a disk of its machine. */
export interface ReplicaPlace {
	folder: string;
	/** What runs in a process of its own. */
	program: string;
	/** Milliseconds until it is begun again after it was left aside, where that is not what is usual. */
	pause?: number;
}

export interface Begin {
	file: string;
	url: string;
	token: string | null;
}
/** Rows by place alone, which can be handed from one process to another. */
export interface Values {
	columns: string[];
	columnTypes: string[];
	rows: unknown[][];
}

/** A statement; without one it is to fetch. */
export type Asked = { id: number } | { id: number; sql: string; args: InArgs };
export type Told =
	{ id: number; found: Values } | { id: number; count: number } | { id: number; problem: string };

/** All of the database comes, which takes as long as it takes. */
const FIRST = 15 * 60_000;
const PATIENCE = 5_000;
const PAUSE = 10_000;

type Settle = (told: Told | Error) => void;

/**
 * A copy of the database that this process reads from. It is begun anew at each start, so that it is never one of
 * another server or of another day. Where it fails, or takes too long, it is ended and begun again a little later.
 */
export class Replica {
	readonly #place: ReplicaPlace;
	readonly #begin: Omit<Begin, 'file'>;
	readonly #asked = new Map<number, Settle>();
	#child: ChildProcess | null = null;
	#again: NodeJS.Timeout | undefined;
	#next = 1;
	#count = -1;
	#closed = false;

	constructor(place: ReplicaPlace, begin: Omit<Begin, 'file'>) {
		this.#place = place;
		this.#begin = begin;
		this.#start();
	}

	/** How many writes are in it; -1 while there is none. */
	get count(): number {
		return this.#count;
	}

	/** Of the process that it runs in. */
	get pid(): number | undefined {
		return this.#child?.pid;
	}

	async ask(sql: string, args: InArgs): Promise<Values> {
		const told = await this.#told({ sql, args }, PATIENCE);
		if ('found' in told) return told.found;
		throw new Error('problem' in told ? told.problem : 'Nothing was found.');
	}

	/** Fetches what was stored since. */
	async fetch(patience = PATIENCE): Promise<void> {
		const told = await this.#told({}, patience);
		if ('count' in told) this.#count = told.count;
		else this.#leave(new Error('problem' in told ? told.problem : 'Nothing was counted.'));
	}

	close(): void {
		this.#closed = true;
		clearTimeout(this.#again);
		this.#child?.kill('SIGKILL');
		this.#empty();
	}

	#start(): void {
		this.#empty();
		mkdirSync(this.#place.folder, { recursive: true, mode: 0o700 });
		const child = fork(this.#place.program, [], {
			serialization: 'advanced',
			execArgv: ['--disable-warning=ExperimentalWarning'],
			stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
		});
		this.#child = child;
		child.on('message', (told: Told) => this.#asked.get(told.id)?.(told));
		child.once('exit', () => {
			if (this.#child === child) this.#leave(new Error('It ended by itself.'));
		});
		child.on('error', (problem) => {
			if (this.#child === child) this.#leave(problem);
		});
		// This process ends when it is done, and the copy with it.
		child.unref();
		child.channel?.unref();
		child.send({ ...this.#begin, file: join(this.#place.folder, 'replica.db') } satisfies Begin);
		const begun = performance.now();
		void this.fetch(FIRST).then(
			() => {
				if (this.#count >= 0)
					log.info('Kintsugi reads from its copy of the database', {
						ms: Math.round(performance.now() - begun),
					});
			},
			() => undefined,
		);
	}

	/** Whoever waits for it asks the server in its place. */
	#leave(problem: Error): void {
		if (!this.#child) return;
		const child = this.#child;
		this.#child = null;
		this.#count = -1;
		child.kill('SIGKILL');
		for (const settle of this.#asked.values()) settle(problem);
		this.#asked.clear();
		if (this.#closed) return;
		log.problem('The copy of the database is left aside for a moment', problem);
		this.#again = setTimeout(() => this.#start(), this.#place.pause ?? PAUSE).unref();
	}

	#told(what: { sql: string; args: InArgs } | object, patience: number): Promise<Told> {
		const child = this.#child;
		if (!child) return Promise.reject(new Error('There is no copy at the moment.'));
		const id = this.#next++;
		return new Promise((resolve, reject) => {
			const late = setTimeout(() => this.#leave(new Error('It took too long.')), patience).unref();
			this.#asked.set(id, (told) => {
				clearTimeout(late);
				this.#asked.delete(id);
				if (told instanceof Error) reject(told);
				else resolve(told);
			});
			child.send({ id, ...what } satisfies Asked);
		});
	}

	#empty(): void {
		for (const end of ['', '-wal', '-shm', '-info', '-client_wal_index'])
			rmSync(join(this.#place.folder, `replica.db${end}`), { force: true, recursive: true });
	}
}
