import { hostname } from 'node:os';
import { MINUTE } from '#lib/dates.ts';
import { randomName } from '#lib/db/ids.server.ts';

/**
 * For so long nobody else takes over what a process is at. Each batch renews it, in the transaction in which it writes:
 * what somebody else has taken over is not stored, in a file as on a server. The leases of `lib/db/server` are another
 * thing: they are renewed by a clock, beside all transactions, and only where several processes share a server.
 */
export const LEASE = 2 * MINUTE;

const holder = globalThis as typeof globalThis & { kintsugiHolder?: string };

/** This process, as it signs what it is at. */
export const HOLDER = (holder.kintsugiHolder ??= `${hostname()}/${process.pid}/${randomName(8)}`);

/** A process of this machine that is there no more: what it was at need not wait until its lease is over. */
export function isGone(by: string): boolean {
	if (by === HOLDER) return false;
	const [host, pid = ''] = by.split('/');
	if (host !== hostname() || !/^\d+$/.test(pid)) return false;
	if (Number(pid) === process.pid) return true;
	try {
		process.kill(Number(pid), 0);
		return false;
	} catch (problem) {
		return problem instanceof Error && 'code' in problem && problem.code === 'ESRCH';
	}
}
