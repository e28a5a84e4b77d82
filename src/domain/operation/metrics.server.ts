import type { Registry } from 'prom-client';
import type { Database } from '#lib/db/open.server.ts';
import { running } from '#lib/db/running.server.ts';
import { countWith } from '#lib/observing/counting.server.ts';
import { lookedUp } from './looked-up.server.ts';

const holder = globalThis as typeof globalThis & {
	kintsugiMetrics?: { register: Registry; look: (db: Database) => Promise<void> };
};

/** Seconds, from what a page takes to what somebody complains about. */
const ANSWERS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const WRITES = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.5];

/**
 * Begins to count. Labels are routes, methods, names of jobs and of ways out: none says who, and none grows with what
 * people write. Requests of the pulse and of stories without a name are in no number.
 */
export async function startMetrics(version: string): Promise<void> {
	const { Registry, Counter, Gauge, Histogram, collectDefaultMetrics } = await import('prom-client');
	const register = new Registry();
	collectDefaultMetrics({ register });
	const registers = [register];
	const build = ['version', 'node'] as const;
	const about = { name: 'kintsugi_build_info', help: 'Which Kintsugi this is', registers };
	new Gauge({ ...about, labelNames: build }).set({ version, node: process.versions.node }, 1);

	const requests = new Counter({
		name: 'kintsugi_http_requests_total',
		help: 'Requests that were answered',
		labelNames: ['method', 'route', 'status'] as const,
		registers,
	});
	const durations = new Histogram({
		name: 'kintsugi_http_request_duration_seconds',
		help: 'From the first byte of a request to the last of its answer, streams aside',
		labelNames: ['route'] as const,
		buckets: ANSWERS,
		registers,
	});
	globalThis.kintsugiAnswered = ({ method, route, status, took, isStream }) => {
		requests.inc({ method, route, status });
		if (!isStream) durations.observe({ route }, took / 1000);
	};

	const writing = new Histogram({
		name: 'kintsugi_db_transaction_seconds',
		help: 'From the beginning of a transaction to its commit',
		buckets: WRITES,
		registers,
	});
	const waiting = new Histogram({
		name: 'kintsugi_db_transaction_wait_seconds',
		help: 'How long a transaction waited for those before it',
		buckets: WRITES,
		registers,
	});
	const busy = new Counter({
		name: 'kintsugi_db_busy_total',
		help: 'Transactions that found the database held by somebody else',
		registers,
	});
	const jobs = new Counter({
		name: 'kintsugi_job_runs_total',
		help: 'Runs of jobs since this process began',
		labelNames: ['job', 'went'] as const,
		registers,
	});
	const jobTime = new Gauge({
		name: 'kintsugi_job_last_duration_seconds',
		help: 'How long the last run of a job took',
		labelNames: ['job'] as const,
		registers,
	});
	countWith({
		transaction(took, waited) {
			writing.observe(took / 1000);
			waiting.observe(waited / 1000);
		},
		busy: () => busy.inc(),
		job(job, took, went) {
			jobs.inc({ job, went });
			jobTime.set({ job }, took / 1000);
		},
	});
	const gauge = (name: string, help: string, labelNames: string[] = []) =>
		new Gauge({ name: `kintsugi_${name}`, help, labelNames, registers });
	holder.kintsugiMetrics = { register, look: lookedUp(gauge) };
}

/** All numbers, as Prometheus reads them; null where nobody asked for any. */
export async function metrics(): Promise<{ text: string; type: string } | null> {
	if (!holder.kintsugiMetrics) return null;
	const { register, look } = holder.kintsugiMetrics;
	if (running.db) await look(running.db);
	return { text: await register.metrics(), type: register.contentType };
}
