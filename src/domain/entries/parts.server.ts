import { and, asc, eq, inArray, notInArray } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import { invalid } from '#lib/errors.ts';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import type { PartRole } from './part.ts';
import { author, part } from './tables.server.ts';

export interface Somebody {
	id: number;
	name: string;
	email: string;
}

/** Who has that part in an entry, in the order of their names. */
export function partsOf(db: Reader, entryId: number, role: PartRole): Promise<Somebody[]> {
	return db
		.select({ id: person.id, name: person.name, email: person.email })
		.from(part)
		.innerJoin(person, eq(person.id, part.personId))
		.where(and(eq(part.entryId, entryId), eq(part.role, role)))
		.orderBy(asc(person.name));
}

export async function facilitatorOf(db: Reader, entryId: number): Promise<Somebody | null> {
	const [found] = await partsOf(db, entryId, 'facilitator');
	return found ?? null;
}

/** Whether that is their part in the entry. */
export async function has(db: Reader, who: Person, entryId: number, role: PartRole): Promise<boolean> {
	const [found] = await db
		.select({ id: part.personId })
		.from(part)
		.where(and(eq(part.entryId, entryId), eq(part.personId, who.id), eq(part.role, role)));
	return found !== undefined;
}

/** Makes these people its reviewers, and nobody else. The caller keeps the search index in step. */
export async function setReviewers(
	tx: Transaction,
	who: Person,
	entryId: number,
	personIds: readonly number[],
): Promise<void> {
	const reviews = and(eq(part.entryId, entryId), eq(part.role, 'reviewer'));
	await tx.delete(part).where(and(reviews, notInArray(part.personId, [...personIds])));
	if (personIds.length === 0) return;
	const asked = { entryId, role: 'reviewer' as const, askedBy: who.id, askedAt: now() };
	await tx
		.insert(part)
		.values(personIds.map((personId) => ({ ...asked, personId })))
		.onConflictDoNothing();
}

/** In place of whoever it was before. The caller keeps the search index in step. */
export async function setFacilitator(
	tx: Transaction,
	entryId: number,
	given: { personId: number; askedBy: number; askedAt: number } | null,
): Promise<void> {
	await tx.delete(part).where(and(eq(part.entryId, entryId), eq(part.role, 'facilitator')));
	if (!given) return;
	await refuseOwner(tx, entryId, given.personId);
	await tx.insert(part).values({ entryId, role: 'facilitator', ...given });
}

/** Whoever owns it is the first of its authors, and its facilitator is somebody else. */
export async function refuseOwningFacilitator(tx: Transaction, entryId: number): Promise<void> {
	const facilitator = await facilitatorOf(tx, entryId);
	const owner = await ownerOf(tx, entryId);
	if (facilitator !== null && owner === facilitator.id) {
		invalid({ authors: `${facilitator.name} facilitates it, and so cannot own it as its first author.` });
	}
}

async function refuseOwner(tx: Transaction, entryId: number, personId: number): Promise<void> {
	if ((await ownerOf(tx, entryId)) === personId) {
		invalid({
			facilitator: 'Whoever owns it does not facilitate it: somebody from outside asks other questions.',
		});
	}
}

export async function ownerOf(db: Reader, entryId: number): Promise<number | null> {
	const [first] = await db
		.select({ id: author.personId })
		.from(author)
		.where(eq(author.entryId, entryId))
		.orderBy(asc(author.position))
		.limit(1);
	return first?.id ?? null;
}

export async function authorIds(db: Reader, entryId: number): Promise<number[]> {
	const rows = await db.select({ id: author.personId }).from(author).where(eq(author.entryId, entryId));
	return rows.map(({ id }) => id);
}

/** These people, by their ids. */
export function peopleWithIds(db: Reader, ids: readonly number[]): Promise<Somebody[]> {
	return db
		.select({ id: person.id, name: person.name, email: person.email })
		.from(person)
		.where(inArray(person.id, [...ids]))
		.orderBy(asc(person.name));
}
