import { AsyncResource } from 'node:async_hooks';
import { MINUTE } from '../dates.ts';
import { now } from '../db/clock.ts';
import { hears, tellOthers } from '../db/telling.server.ts';
import { onceStored } from '../db/transact.server.ts';
import { log } from '../log/log.server.ts';
import { counting } from '../observing/counting.server.ts';
import { traced } from '../observing/tracing.server.ts';

/**
 * Work that time brings along. It asks the clock what is due and does that, however long ago it was
 * last asked: minutes are skipped while a machine sleeps or is switched off, and doing it twice does
 * nothing more than doing it once.
 */
export interface Job {
	/** In words, for whoever runs this. */
	name: string;
	/** @param stopping is aborted when the program ends: what takes long then leaves the rest for the next start */
	run: (stopping: AbortSignal) => Promise<void>;
	/** It may take long, and the others do not wait for it. */
	apart?: boolean;
	/**
	 * Where there are several processes, each does it: what it does it takes piece by piece, or it is about what the
	 * process alone knows. Any other is done by one of them.
	 */
	inEach?: boolean;
}

/**
 * Whether a job is this process's to do, where there are several.
 * @param lost called when it is not any more
 */
export type Claim = (name: string, lost: () => void) => Promise<boolean>;

/** How a run ended. */
export interface Run {
	name: string;
	at: number;
	/** What was thrown; undefined where it went well. */
	problem?: unknown;
}

const holder = globalThis as typeof globalThis & { kintsugiJobs?: Jobs };

/**
 * Runs each job now and then with every minute of the clock, one after the other. What goes wrong in
 * one is a line for whoever runs this; the others and the next minute go on.
 * @param note is told how each run ended
 * @param claim asked before each run; without it all of them are done here
 * @returns stops it, and waits for what is running
 */
export function startJobs(
	jobs: readonly Job[],
	note: (run: Run) => Promise<void> = () => Promise.resolve(),
	claim: Claim = () => Promise.resolve(true),
): () => Promise<void> {
	const started = new Jobs(jobs, note, claim);
	holder.kintsugiJobs = started;
	return () => started.stop();
}

/** The names of the jobs of this process. */
export function jobNames(): string[] {
	return holder.kintsugiJobs?.names ?? [];
}

/** Runs a job out of its turn; if it is running already, once more after that. Nothing happens where no jobs were started. */
export async function runJob(name: string): Promise<void> {
	await holder.kintsugiJobs?.run(name);
}

/** Somebody asked for it elsewhere: it is done here where it is ours. */
hears('job', (name) => {
	if (typeof name === 'string') void holder.kintsugiJobs?.run(name, false);
});

const PATIENCE = 3_000;

/** The same for somebody who waits for what comes of it: in most cases that is there by then. */
export async function runJobSoon(name: string): Promise<void> {
	await onceStored(() => runWithPatience(name));
}

async function runWithPatience(name: string): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE)));
	await Promise.race([runJob(name), enough]);
	clearTimeout(timer);
}

class Jobs {
	readonly #jobs: Map<string, Job>;
	readonly #note: (run: Run) => Promise<void>;
	readonly #claim: Claim;
	/** What is running, and whether it was asked for again. */
	readonly #running = new Map<string, { done: Promise<void>; again: boolean }>();
	/** Whoever asks, a job runs as the program itself: outside of their request and of their transaction. */
	readonly #begin = AsyncResource.bind((job: Job, asked: boolean) => this.#untilDone(job, asked));
	#timer: NodeJS.Timeout | undefined;
	readonly #stopping = new AbortController();
	#turn: Promise<void>;

	constructor(jobs: readonly Job[], note: (run: Run) => Promise<void>, claim: Claim) {
		this.#jobs = new Map(jobs.map((job) => [job.name, job]));
		this.#note = note;
		this.#claim = claim;
		this.#turn = this.#tick();
	}

	get names(): string[] {
		return [...this.#jobs.keys()];
	}

	/** @param asked by somebody, and not by the clock */
	async run(name: string, asked = true): Promise<void> {
		const job = this.#jobs.get(name);
		if (!job || this.#stopping.signal.aborted) return;
		const running = this.#running.get(name);
		if (running) {
			running.again = true;
			return running.done;
		}
		const one = { done: Promise.resolve(), again: false };
		this.#running.set(name, one);
		one.done = this.#begin(job, asked);
		return one.done;
	}

	async stop(): Promise<void> {
		this.#stopping.abort();
		clearTimeout(this.#timer);
		await Promise.all([this.#turn, ...[...this.#running.values()].map(({ done }) => done)]);
	}

	async #tick(): Promise<void> {
		for (const { name, apart } of this.#jobs.values()) {
			const done = this.run(name, false);
			if (!apart) await done;
		}
		if (this.#stopping.signal.aborted) return;
		const next = () => void (this.#turn = this.#tick());
		this.#timer = setTimeout(next, MINUTE - (now() % MINUTE));
		this.#timer.unref();
	}

	async #untilDone(job: Job, asked: boolean): Promise<void> {
		const one = this.#running.get(job.name);
		const lost = new AbortController();
		const stopping = AbortSignal.any([this.#stopping.signal, lost.signal]);
		if (job.inEach || (await this.#isOurs(job.name, () => lost.abort()))) {
			do {
				if (one) one.again = false;
				await this.#once(job, stopping);
			} while (one?.again && !stopping.aborted);
		} else if (asked) tellOthers({ to: 'job', what: job.name });
		this.#running.delete(job.name);
	}

	async #isOurs(name: string, lost: () => void): Promise<boolean> {
		return this.#claim(name, lost).catch((problem: unknown) => {
			log.problem(`Job ${name}`, problem);
			return false;
		});
	}

	async #once({ name, run }: Job, stopping: AbortSignal): Promise<void> {
		const ended: Run = { name, at: now() };
		const began = performance.now();
		try {
			await traced({ name: `job ${name}` }, () => run(stopping));
		} catch (problem) {
			ended.problem = problem;
			log.problem(`Job ${name}`, problem);
		}
		counting()?.job(name, performance.now() - began, ended.problem === undefined ? 'well' : 'wrong');
		try {
			await this.#note({ ...ended, at: now() });
		} catch (problem) {
			log.problem(`Job ${name} was not noted`, problem);
		}
	}
}
