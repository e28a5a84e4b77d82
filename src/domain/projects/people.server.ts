import { and, asc, eq, isNull } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { person } from '../accounts/tables.server.ts';
import { author } from '../entries/tables.server.ts';
import { refreshWays } from '../search/searchable.server.ts';
import { projectMember } from './tables.server.ts';

export interface Member {
	id: number;
	name: string;
	/** What they came for; empty where they came for all of it. */
	need: string;
	joinedAt: number;
}

/** Who is on it now, whoever came first before the others. */
export function membersOf(db: Reader, entryId: number): Promise<Member[]> {
	return db
		.select({
			id: person.id,
			name: person.name,
			need: projectMember.need,
			joinedAt: projectMember.joinedAt,
		})
		.from(projectMember)
		.innerJoin(person, eq(person.id, projectMember.personId))
		.where(and(eq(projectMember.entryId, entryId), isNull(projectMember.leftAt)))
		.orderBy(asc(projectMember.joinedAt), asc(projectMember.id));
}

/** Somebody is on it from now on. @returns false where they were already */
export async function putOn(
	tx: Transaction,
	entryId: number,
	{ personId, need = '' }: { personId: number; need?: string },
): Promise<boolean> {
	const made = await tx
		.insert(projectMember)
		.values({ entryId, personId, need, joinedAt: now() })
		.onConflictDoNothing()
		.returning({ id: projectMember.id });
	if (made.length === 0) return false;
	const authors = await authorIdsOf(tx, entryId);
	if (!authors.includes(personId)) await setAuthorIds(tx, entryId, [...authors, personId]);
	return true;
}

/**
 * Somebody is on it no more, and with that no author of it any more. Whoever pitched it answers for it where nobody
 * else does; whoever leaves last, where they have left as well.
 * @param heir who comes in their place among its authors
 * @returns false where they were not on it
 */
export async function takeOff(
	tx: Transaction,
	entry: { id: number; createdBy: number },
	personId: number,
	heir: number | null = null,
): Promise<boolean> {
	const left = await tx
		.update(projectMember)
		.set({ leftAt: now() })
		.where(
			and(
				eq(projectMember.entryId, entry.id),
				eq(projectMember.personId, personId),
				isNull(projectMember.leftAt),
			),
		)
		.returning({ id: projectMember.id });
	if (left.length === 0) return false;
	const authors = await authorIdsOf(tx, entry.id);
	const others = authors.filter((id) => id !== personId && id !== heir);
	const after = heir === null ? others : authors.map((id) => (id === personId ? heir : id));
	const kept = [...new Set(after)].filter((id) => id === heir || others.includes(id));
	await setAuthorIds(tx, entry.id, kept.length > 0 ? kept : [await whoAnswers(tx, entry, personId)]);
	return true;
}

async function whoAnswers(tx: Transaction, { createdBy }: { createdBy: number }, last: number) {
	const here = and(eq(person.id, createdBy), isNull(person.deactivatedAt));
	const [pitcher] = await tx.select({ id: person.id }).from(person).where(here);
	return pitcher?.id ?? last;
}

async function authorIdsOf(db: Reader, entryId: number): Promise<number[]> {
	const rows = await db
		.select({ id: author.personId })
		.from(author)
		.where(eq(author.entryId, entryId))
		.orderBy(asc(author.position));
	return rows.map(({ id }) => id);
}

async function setAuthorIds(tx: Transaction, entryId: number, ids: readonly number[]): Promise<void> {
	await tx.delete(author).where(eq(author.entryId, entryId));
	await tx.insert(author).values(ids.map((personId, position) => ({ entryId, personId, position })));
	await refreshWays(tx, entryId);
}
