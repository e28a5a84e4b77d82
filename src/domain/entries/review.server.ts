import { and, asc, desc, eq, isNull, sql, type SQL } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import type { Verdict } from './part.ts';
import { entry, reviewRequest, verdict, version } from './tables.server.ts';

export interface Request {
	id: number;
	version: number;
	askedBy: { id: number; name: string };
	askedAt: number;
	note: string;
	endedAt: number | null;
}

/** What somebody said, and of which version. */
export interface Answered {
	person: { id: number; name: string };
	verdict: Verdict;
	sentence: string;
	version: number;
	/** How many versions were saved since. */
	versionsSince: number;
	at: number;
}

/** The last time that a review was asked for. */
export async function lastRequest(db: Reader, entryId: number): Promise<Request | null> {
	const [found] = await db
		.select({
			id: reviewRequest.id,
			version: reviewRequest.version,
			askedBy: { id: person.id, name: person.name },
			askedAt: reviewRequest.askedAt,
			note: reviewRequest.note,
			endedAt: reviewRequest.endedAt,
		})
		.from(reviewRequest)
		.innerJoin(person, eq(person.id, reviewRequest.askedBy))
		.where(eq(reviewRequest.entryId, entryId))
		.orderBy(desc(reviewRequest.id))
		.limit(1);
	return found ?? null;
}

/** A review of this entry is under way. To be asked beside `entry`. */
export const underReview = sql<number>`EXISTS (SELECT 1 FROM ${reviewRequest}
	WHERE ${reviewRequest.entryId} = ${entry.id} AND ${reviewRequest.endedAt} IS NULL)`;

export async function beginReview(
	tx: Transaction,
	who: Person,
	found: { id: number; version: number },
	note: string,
): Promise<void> {
	await endReview(tx, found.id);
	const { id: entryId, version: number } = found;
	await tx.insert(reviewRequest).values({ entryId, version: number, askedBy: who.id, askedAt: now(), note });
}

/** @returns whether one was under way */
export async function endReview(tx: Transaction, entryId: number): Promise<boolean> {
	const ended = await tx
		.update(reviewRequest)
		.set({ endedAt: now() })
		.where(and(eq(reviewRequest.entryId, entryId), isNull(reviewRequest.endedAt)))
		.returning({ id: reviewRequest.id });
	return ended.length > 0;
}

export async function recordVerdict(
	tx: Transaction,
	who: Person,
	given: { requestId: number; entryId: number; version: number; verdict: Verdict; sentence: string },
): Promise<void> {
	await tx.insert(verdict).values({ ...given, personId: who.id, at: now() });
}

/** Somebody has answered to a request. To be asked beside `reviewRequest`. */
export function hasAnswered(who: Person): SQL {
	return sql`EXISTS (SELECT 1 FROM ${verdict} WHERE ${verdict.requestId} = ${reviewRequest.id}
		AND ${verdict.personId} = ${who.id})`;
}

/** What was answered to that request: of each the last word, the oldest first. */
export async function answersTo(db: Reader, request: Pick<Request, 'id'>): Promise<Answered[]> {
	const rows = await db
		.select({
			person: { id: person.id, name: person.name },
			verdict: verdict.verdict,
			sentence: verdict.sentence,
			version: verdict.version,
			versionsSince: sql<number>`(SELECT count(*) FROM ${version}
				WHERE ${version.entryId} = ${verdict.entryId} AND ${version.number} > ${verdict.version})`,
			at: verdict.at,
		})
		.from(verdict)
		.innerJoin(person, eq(person.id, verdict.personId))
		.where(eq(verdict.requestId, request.id))
		.orderBy(asc(verdict.id));
	return [...new Map(rows.map((row) => [row.person.id, row])).values()].sort((a, b) => a.at - b.at);
}
