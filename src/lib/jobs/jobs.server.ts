import { MINUTE } from '../dates.ts';
import { now } from '../db/clock.ts';

/**
 * Work that time brings along. It asks the clock what is due and does that, however long ago it was
 * last asked: minutes are skipped while a machine sleeps or is switched off, and doing it twice does
 * nothing more than doing it once.
 */
export interface Job {
	name: string;
	run: () => Promise<void>;
}

/**
 * Runs each job now and then with every minute of the clock, one after the other. What goes wrong in
 * one is a line for whoever runs this; the others and the next minute go on.
 * @returns stops it, and waits for what is running
 */
export function startJobs(jobs: readonly Job[]): () => Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	let stopped = false;
	let running = tick();

	async function tick(): Promise<void> {
		for (const job of jobs) {
			if (stopped) return;
			await runJob(job);
		}
		if (stopped) return;
		timer = setTimeout(next, MINUTE - (now() % MINUTE));
		timer.unref();
	}

	function next(): void {
		running = tick();
	}

	return async () => {
		stopped = true;
		clearTimeout(timer);
		await running;
	};
}

async function runJob({ name, run }: Job): Promise<void> {
	try {
		await run();
	} catch (problem) {
		const stack = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
		console.error(`Job ${name}: ${stack.replaceAll(/\s*\n\s*/g, ' | ')}`);
	}
}
