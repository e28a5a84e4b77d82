import { and, asc, eq, sql, type SQL } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import type { Somebody } from './parts.server.ts';
import { entry, witness } from './tables.server.ts';
import { sharedWith, visibleTo } from './visibility.server.ts';

/**
 * Asked to say what they saw. It lets them know what the entry is called and say so, and read nothing of it. What was
 * restricted since is not even named to those it leaves out.
 */
export function isWitness(who: Person): SQL {
	return sql`(${entry.removedAt} IS NULL AND EXISTS (SELECT 1 FROM ${witness}
		WHERE ${witness.entryId} = ${entry.id} AND ${witness.personId} = ${who.id})
		AND (${entry.visibility} <> 'restricted' OR ${sharedWith(who)}))`;
}

/** Asked whether words about them may be told: by those who wrote them, and whoever else may read it. */
export function isAsked(who: Person): SQL {
	return sql`(${entry.removedAt} IS NULL AND EXISTS (SELECT 1 FROM ${witness}
		WHERE ${witness.entryId} = ${entry.id} AND ${witness.personId} = ${who.id}))`;
}

/** Whether somebody can be asked: of what is restricted, only those who may read it, now or once it is published. */
export async function canBeAsked(db: Reader, who: Person, entryId: number): Promise<boolean> {
	const found = await db
		.select({ id: entry.id })
		.from(entry)
		.where(
			and(
				eq(entry.id, entryId),
				sql`(${entry.visibility} <> 'restricted' OR ${visibleTo(who)} OR ${sharedWith(who)})`,
			),
		);
	return found.length > 0;
}

export async function askWitnesses(
	tx: Transaction,
	who: Person,
	entryId: number,
	personIds: readonly number[],
): Promise<void> {
	if (personIds.length === 0) return;
	const asked = { askedBy: who.id, askedAt: now() };
	await tx
		.insert(witness)
		.values(personIds.map((personId) => ({ entryId, personId, ...asked })))
		.onConflictDoUpdate({ target: [witness.entryId, witness.personId], set: asked });
}

export async function dismissWitness(tx: Transaction, entryId: number, personId: number): Promise<void> {
	await tx.delete(witness).where(and(eq(witness.entryId, entryId), eq(witness.personId, personId)));
}

export function witnessesOf(db: Reader, entryId: number): Promise<Somebody[]> {
	return db
		.select({ id: person.id, name: person.name, email: person.email })
		.from(witness)
		.innerJoin(person, eq(person.id, witness.personId))
		.where(eq(witness.entryId, entryId))
		.orderBy(asc(person.name));
}
