import { now } from '#lib/db/clock.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { whence } from '#lib/whence.server.ts';
import type { Act } from './acts.ts';
import { auditEvent } from './tables.server.ts';

export interface Noted {
	act: Act;
	/** What it was done to: `person`, `team`, `entry`, `token`, … and its number or slug. */
	subject?: { kind: string; id: string | number };
	/** Facts, never content. */
	details?: Record<string, string | number | boolean | null>;
}

/**
 * Notes an act that matters for security, in the transaction that does it: there is no act without
 * its line, and no line without its act.
 * @param who null where nobody was signed in
 */
export async function note(tx: Transaction, who: { id: number } | null, what: Noted): Promise<void> {
	const { address, device } = whence();
	await tx.insert(auditEvent).values({
		at: now(),
		actorId: who?.id ?? null,
		act: what.act,
		subjectKind: what.subject?.kind ?? null,
		subjectId: what.subject === undefined ? null : String(what.subject.id),
		details: what.details ?? {},
		address,
		device: device.slice(0, 200),
	});
}
