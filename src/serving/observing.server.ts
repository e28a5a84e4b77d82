import { startMetrics } from '#domain/operation/metrics.server.ts';
import type { Environment } from '#lib/environment.server.ts';
import { startTraces } from '#lib/observing/sending-traces.server.ts';
import { version } from '../../package.json';

/** Begins to count and to trace, each where the environment asks for it: before the database is opened. */
export async function startObserving({ metricsToken, tracesTo }: Environment): Promise<void> {
	if (metricsToken !== null) await startMetrics(version);
	if (tracesTo !== null) await startTraces(tracesTo, version);
}
