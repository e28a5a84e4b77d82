import { now } from '#lib/db/clock.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { whence } from '#lib/whence.server.ts';
import type { Act, ActOnSubject, Details } from './acts.ts';
import { auditEvent } from './tables.server.ts';

/** What it was done to: `person`, `team`, `entry`, `token`, … and its number or slug. */
export interface Subject {
	kind: string;
	id: string | number;
}

type Facts = Record<string, string | number | boolean | null>;

/** What an act's line needs: whatever its sentence names, and more where it helps. Facts, never content. */
export type Noted<A extends Act = Act> = { act: A } & (A extends ActOnSubject
	? { subject: Subject }
	: { subject?: Subject }) &
	([Details<A>] extends [never]
		? { details?: Facts }
		: { details: Record<Details<A>, Facts[string]> & Facts });

/**
 * Notes an act that matters for security, in the transaction that does it: there is no act without
 * its line, and no line without its act. What is done anonymously (an answer to a pulse, an anonymous
 * story, an idea for a meeting, a vote) is never noted, nor is who read what, when a draft was saved, or
 * an address that somebody typed who is not known here: a line has a time to the millisecond.
 * @param who null where nobody was signed in
 */
export async function note<A extends Act>(
	tx: Transaction,
	who: { id: number } | null,
	what: Noted<A>,
): Promise<void> {
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
