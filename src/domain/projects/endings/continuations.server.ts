import { and, asc, desc, eq, isNull, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { isoTime } from '#lib/dates.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { mayBegin } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { findEntry } from '../../entries/entries.server.ts';
import { reference } from '../../entries/kinds.ts';
import { entry } from '../../entries/tables.server.ts';
import { KIND } from '../project.ts';
import { continuation } from './tables.server.ts';

const asker = alias(person, 'asker');
const sponsor = alias(person, 'sponsor');
const decider = alias(person, 'decider');

export async function readContinuations(db: Database, who: Person, number: number): Promise<Continuation[]> {
	const { id } = await findEntry(db.read, who, KIND, number);
	return continuationsOf(db.read, who, id);
}

/** What was asked for to go on, the last first, and what was decided, for whoever has found the project. */
export async function continuationsOf(db: Reader, who: Person, entryId: number) {
	const rows = await db
		.select({
			id: continuation.id,
			asks: continuation.asks,
			time: continuation.time,
			askedBy: { id: asker.id, name: asker.name },
			askedAt: continuation.askedAt,
			sponsor: { id: sponsor.id, name: sponsor.name },
			decision: continuation.decision,
			reason: continuation.reason,
			decidedBy: { id: decider.id, name: decider.name },
			decidedAt: continuation.decidedAt,
		})
		.from(continuation)
		.innerJoin(asker, eq(asker.id, continuation.askedBy))
		.leftJoin(sponsor, eq(sponsor.id, continuation.sponsorId))
		.leftJoin(decider, eq(decider.id, continuation.decidedBy))
		.where(eq(continuation.entryId, entryId))
		.orderBy(desc(continuation.id));
	return rows.map((row) => {
		const open = row.decision === null;
		const mine = row.askedBy.id === who.id;
		return {
			...row,
			mine: open && mine,
			/** Whoever agrees is its sponsor. */
			mayAgree: open && !mine && mayBegin(who),
			/** They are asked, and can say not now or no as well. */
			asked: open && row.sponsor?.id === who.id,
		};
	});
}

export type Continuation = Awaited<ReturnType<typeof continuationsOf>>[number];

/** What somebody asked for, was asked and decided: theirs to take along. */
export async function ownContinuations(db: Database, who: Person) {
	const { askedBy, sponsorId, decidedBy } = continuation;
	const rows = await db.read
		.select({ one: continuation, number: entry.number })
		.from(continuation)
		.innerJoin(entry, eq(entry.id, continuation.entryId))
		.where(or(eq(askedBy, who.id), eq(sponsorId, who.id), eq(decidedBy, who.id)))
		.orderBy(asc(continuation.id));
	return rows.map(({ one: { asks, time, decision, reason, ...row }, number }) => ({
		of: reference(KIND, number),
		...(row.askedBy === who.id ? { asked: { asks, time, at: isoTime(row.askedAt) } } : {}),
		wasAsked: row.sponsorId === who.id,
		decision,
		...(row.decidedBy === who.id ? { decided: { reason, at: isoTime(row.decidedAt) } } : {}),
	}));
}

/** What nobody has decided goes; what was decided stays on the record of the project, under no name. */
export async function forgetContinuations(tx: Transaction, personId: number): Promise<void> {
	const open = isNull(continuation.decision);
	await tx.delete(continuation).where(and(open, eq(continuation.askedBy, personId)));
	await tx
		.update(continuation)
		.set({ sponsorId: null })
		.where(and(open, eq(continuation.sponsorId, personId)));
}
