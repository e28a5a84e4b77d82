import type { Database } from '../db/open.server.ts';
import { log } from '../log/log.server.ts';
import { traced } from '../observing/tracing.server.ts';
import { settle, takeDue, type Outcome, type Taken, type Try } from './taking.server.ts';
import type { Way } from './way.ts';

/** Other work waits for this, so that a thousand of them take several turns. */
const TURN = 45_000;

export interface Tried {
	outcome: Outcome;
	/** How the try went, for those who may look; nothing is kept of the tries of a way that does not say. */
	tried?: Try;
	/** The next one would fare the same: the turn ends with this problem, and what is due waits for the next. */
	everyOne?: Error;
}

export interface Sending {
	/** Sends one, and says what became of it. It throws nothing. */
	attempt: (taken: Taken) => Promise<Tried>;
	stopping?: AbortSignal | undefined;
	/** How many are under way at once, so that a slow server holds up those of others no more than it has to. */
	atOnce?: number;
}

/**
 * Sends what is due on that way. Each is taken, sent, and then noted as sent: a crash in between sends it again
 * under the same name.
 */
export async function sendDue(
	db: Database,
	way: Way,
	{ attempt, stopping, atOnce = 1 }: Sending,
): Promise<void> {
	const until = performance.now() + TURN;
	const one = async () => {
		while (!stopping?.aborted && performance.now() < until) {
			const taken = await takeDue(db, way);
			if (taken === null) return;
			const span = { name: `send ${way.name}`, attributes: { 'kintsugi.kind': taken.kind } };
			const { outcome, tried, everyOne } = await traced(span, () => attempt(taken));
			tell(way, taken, outcome);
			await settle(db, way, taken, outcome, tried);
			if (everyOne) throw everyOne;
		}
	};
	await Promise.all(Array.from({ length: atOnce }, one));
}

/** What went out is told to those who look closely; what did not, to everybody who runs this. */
function tell({ name }: Way, { kind, attempts }: Taken, outcome: Outcome): void {
	const facts = { way: name, kind, attempts };
	if (outcome.state !== 'failed') log.debug(`Outbox: ${outcome.state}`, facts);
	else log.warn('Outbox: not taken', { ...facts, problem: outcome.problem, forGood: outcome.forGood });
}
