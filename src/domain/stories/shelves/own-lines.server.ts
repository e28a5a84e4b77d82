import { asc, eq, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { reference } from '../../entries/kinds.ts';
import { entry } from '../../entries/tables.server.ts';
import { failureLine, gathering, gatheringPart } from './tables.server.ts';

/** One's own failure CV, to take away. */
export async function ownFailures(db: Database, who: Person) {
	const rows = await db.read
		.select({ line: failureLine, kind: entry.kind, number: entry.number })
		.from(failureLine)
		.leftJoin(entry, eq(entry.id, failureLine.entryId))
		.where(eq(failureLine.personId, who.id))
		.orderBy(asc(failureLine.year), asc(failureLine.position));
	return rows.map(({ line: { year, text, learned }, kind, number }) => ({
		year,
		text,
		learned,
		story: kind === null || number === null ? null : reference(kind, number),
	}));
}

/** Evenings that somebody planned, or tells something at. */
export async function ownGatherings(db: Database, who: Person) {
	const tells = sql`EXISTS (SELECT 1 FROM ${gatheringPart}
		WHERE ${gatheringPart.gatheringId} = ${gathering.id} AND ${gatheringPart.personId} = ${who.id})`;
	const rows = await db.read
		.select({ gathering, tells: sql<number>`${tells}`.mapWith(Boolean) })
		.from(gathering)
		.where(sql`${gathering.madeBy} = ${who.id} OR ${tells}`)
		.orderBy(asc(gathering.at));
	return rows.map(({ gathering: { kind, title, at, madeBy }, tells: isTeller }) => ({
		kind,
		title,
		at: new Date(at).toISOString(),
		planned: madeBy === who.id,
		tells: isTeller,
	}));
}

/** Their failure CV goes; what they told at an evening stays in its running order, under no name. */
export async function forgetOwnLines(tx: Transaction, personId: number): Promise<void> {
	await tx.delete(failureLine).where(eq(failureLine.personId, personId));
	await tx.update(gatheringPart).set({ personId: null }).where(eq(gatheringPart.personId, personId));
}
