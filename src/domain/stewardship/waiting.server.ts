import { and, asc, count, eq, exists, isNull, notExists, sql } from 'drizzle-orm';
import { forbidden, missing } from '#lib/errors.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { mayAdminister } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import type { Kind } from '../entries/kinds.ts';
import { author, entry, part, reviewRequest, verdict } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { change } from '../lessons/tables.server.ts';

/**
 * What waits for somebody. Of what an administrator may not read there are numbers alone: a draft is
 * its authors', also when one of them has left.
 */
export interface Waiting {
	changes: { id: number; text: string; due: string | null; kind: Kind; number: number; title: string }[];
	/** Changes in what the administrator does not read, or may not change. */
	hiddenChanges: number;
	reviews: number;
	facilitates: number;
	/** Drafts that nobody else writes. */
	ownDrafts: number;
}

export async function waitingFor(db: Database, who: Person, personId: number): Promise<Waiting> {
	if (!mayAdminister(who)) forbidden('Only owners and administrators see what waits for others.');
	await refuseUnknown(db.read, personId);
	const open = and(eq(change.ownerId, personId), eq(change.state, 'open'), isNull(entry.removedAt));
	const changes = await db.read
		.select({
			id: change.id,
			text: change.text,
			due: change.due,
			kind: entry.kind,
			number: entry.number,
			title: entry.title,
		})
		.from(change)
		.innerJoin(entry, eq(entry.id, change.entryId))
		.where(and(open, visibleTo(who)))
		.orderBy(sql`${change.due} IS NULL`, asc(change.due), asc(change.id));
	const [all] = await db.read
		.select({ n: count() })
		.from(change)
		.innerJoin(entry, eq(entry.id, change.entryId))
		.where(open);
	return {
		changes,
		hiddenChanges: (all?.n ?? 0) - changes.length,
		reviews: (await reviewsLeft(db.read, personId)).length,
		facilitates: (await facilitationsLeft(db.read, personId)).length,
		ownDrafts: (await draftsOfOne(db.read, personId)).length,
	};
}

export async function refuseUnknown(db: Reader, personId: number): Promise<void> {
	const [found] = await db.select({ id: person.id }).from(person).where(eq(person.id, personId));
	if (!found) missing('This person');
}

/** Drafts that wait for their word, by the ids of the entries. */
export async function reviewsLeft(db: Reader, personId: number): Promise<number[]> {
	const answered = db
		.select({ id: verdict.id })
		.from(verdict)
		.where(and(eq(verdict.requestId, reviewRequest.id), eq(verdict.personId, personId)));
	const rows = await db
		.selectDistinct({ id: part.entryId })
		.from(part)
		.innerJoin(reviewRequest, and(eq(reviewRequest.entryId, part.entryId), isNull(reviewRequest.endedAt)))
		.innerJoin(entry, and(eq(entry.id, part.entryId), isNull(entry.removedAt)))
		.where(and(eq(part.personId, personId), eq(part.role, 'reviewer'), notExists(answered)));
	return rows.map(({ id }) => id);
}

export async function facilitationsLeft(db: Reader, personId: number): Promise<number[]> {
	const rows = await db
		.select({ id: part.entryId })
		.from(part)
		.innerJoin(entry, and(eq(entry.id, part.entryId), isNull(entry.removedAt), isNull(entry.publishedAt)))
		.where(and(eq(part.personId, personId), eq(part.role, 'facilitator')));
	return rows.map(({ id }) => id);
}

/** Drafts that nobody else writes, those included that were taken away. */
export async function draftsOfOne(db: Reader, personId: number): Promise<number[]> {
	const theirs = db
		.select({ id: author.personId })
		.from(author)
		.where(and(eq(author.entryId, entry.id), eq(author.personId, personId)));
	const others = db
		.select({ id: author.personId })
		.from(author)
		.where(and(eq(author.entryId, entry.id), sql`${author.personId} <> ${personId}`));
	const rows = await db
		.select({ id: entry.id })
		.from(entry)
		.where(and(isNull(entry.publishedAt), exists(theirs), notExists(others)));
	return rows.map(({ id }) => id);
}
