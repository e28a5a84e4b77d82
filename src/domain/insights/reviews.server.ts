import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { KINDS, type Kind } from '../entries/kinds.ts';
import { entry, reviewRequest, verdict } from '../entries/tables.server.ts';
import { FEWEST, pollUntil } from '../postmortems/meeting/meeting.ts';
import { invited, meeting, poll } from '../postmortems/meeting/tables.server.ts';
import type { Insight } from './insight.ts';
import { reviews, type Polled } from './reviews.ts';
import { inScope } from './scope.server.ts';
import type { Scope } from './scope.ts';

export async function readReviews(db: Database, who: Person, scope: Scope): Promise<Insight> {
	const asked = await reviewsAsked(db.read, who, scope);
	const people = new Set(asked.flatMap(({ by }) => by ?? [])).size;
	return reviews({ asked, people, polled: counted(await meetingsHeld(db.read, who, scope)) }, scope);
}

/** Who answered is counted and goes no further. */
export function reviewsAsked(db: Reader, who: Person, scope: Scope) {
	return db
		.select({
			asked: reviewRequest.askedAt,
			answered: sql<
				number | null
			>`(SELECT min(${verdict.at}) FROM ${verdict} WHERE ${verdict.requestId} = ${reviewRequest.id})`,
			by: sql<
				number | null
			>`(SELECT ${verdict.personId} FROM ${verdict} WHERE ${verdict.requestId} = ${reviewRequest.id}
				ORDER BY ${verdict.at} LIMIT 1)`,
		})
		.from(entry)
		.innerJoin(reviewRequest, eq(reviewRequest.entryId, entry.id))
		.where(published(who, scope));
}

function published(who: Person, scope: Scope) {
	return and(
		inScope(who, scope),
		// All of them, by name: the index that has them apart then ends where the time does.
		inArray(entry.kind, Object.keys(KINDS) as Kind[]),
		gte(entry.publishedAt, scope.from),
		lt(entry.publishedAt, scope.until),
	);
}

export function meetingsHeld(db: Reader, who: Person, scope: Scope) {
	return db
		.select({
			...{ at: meeting.at, minutes: meeting.minutes, zone: meeting.zone, endedAt: meeting.endedAt },
			waiting: sql<number>`(SELECT count(*) FROM ${invited} WHERE ${invited.meetingId} = ${meeting.id} AND NOT ${invited.answered})`,
			...{ learned: poll.learned, learnedNothing: poll.learnedNothing },
			...{ again: poll.again, notAgain: poll.notAgain },
		})
		.from(entry)
		.innerJoin(meeting, eq(meeting.entryId, entry.id))
		.innerJoin(poll, eq(poll.meetingId, meeting.id))
		.where(published(who, scope));
}

/** The sums of those whose own page shows their counts: while people can answer, and of fewer than three, none does. */
function counted(held: Awaited<ReturnType<typeof meetingsHeld>>): Polled {
	const shown = held.filter(
		(one) =>
			one.learned + one.learnedNothing >= FEWEST &&
			(one.waiting === 0 || isoDay(now(), one.zone) > pollUntil(one)),
	);
	const sum = (of: (one: (typeof shown)[number]) => number) => shown.reduce((all, one) => all + of(one), 0);
	return {
		meetings: shown.length,
		learned: { yes: sum((one) => one.learned), no: sum((one) => one.learnedNothing) },
		again: { yes: sum((one) => one.again), no: sum((one) => one.notAgain) },
	};
}
