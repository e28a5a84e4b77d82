import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { news } from '#lib/live/news.server.ts';
import { person } from '../accounts/tables.server.ts';
import { INBOX } from './notices.ts';
import { reachOut } from './reaching.server.ts';
import { sentenceOf, type NotificationKind } from './sentences.ts';
import { notification } from './tables.server.ts';

export interface Telling {
	/** Ids of people. Whoever did it, and whoever has left, is not told. */
	to: readonly number[];
	kind: NotificationKind;
	/** Where it happened: in an entry, in a team, or neither where it is about the workspace. */
	entryId?: number;
	teamId?: number;
	/** Whose doing it was; null where it was only time that passed. */
	by: number | null;
	/** Which of its kind within that, such as a thread: each is one line. */
	subject?: string;
	at?: number;
}

/**
 * Puts it into people's inboxes, in the transaction that makes it true, and queues what tells them elsewhere, as
 * they wish. The same thing is told once; a kind that can happen again becomes new again, and goes out again once
 * they have read it. Whether they may see the entry is asked when they look, and when it goes out.
 */
export async function tell(tx: Transaction, telling: Telling): Promise<void> {
	const { to, kind, by, subject = '', at = now() } = telling;
	const others = [...new Set(to)].filter((id) => id !== by);
	const listening = await tx
		.select({ id: person.id, zone: person.zone })
		.from(person)
		.where(and(inArray(person.id, others), isNull(person.deactivatedAt)));
	if (listening.length === 0) return;
	const ids = listening.map(({ id }) => id);
	const renewed = sentenceOf(kind).again ? await renew(tx, telling, ids, at) : [];
	const { entryId = null, teamId = null } = telling;
	const made = await tx
		.insert(notification)
		.values(ids.map((personId) => ({ personId, kind, entryId, teamId, subject, byId: by, at })))
		.onConflictDoNothing()
		.returning(LINE);
	const zones = new Map(listening.map(({ id, zone }) => [id, zone]));
	const fresh = [...renewed, ...made];
	await reachOut(
		tx,
		kind,
		fresh.map((line) => ({ ...line, at, zone: zones.get(line.personId) ?? 'UTC' })),
	);
	sayNew(ids);
}

const LINE = { id: notification.id, personId: notification.personId };

/** @returns those that had been read: the others are news already, and go out no second time */
async function renew(tx: Transaction, telling: Telling, ids: readonly number[], at: number) {
	const theirs = and(inArray(notification.personId, [...ids]), isIt(telling));
	const read = await tx
		.select(LINE)
		.from(notification)
		.where(and(theirs, isNotNull(notification.readAt)));
	await tx.update(notification).set({ byId: telling.by, at, readAt: null, snoozedUntil: null }).where(theirs);
	return read;
}

/** Pages that they have open learn of it once it is stored. */
export function sayNew(personIds: readonly number[]): void {
	news.say(personIds, INBOX);
}

/** Where something happened: in an entry, in a team, or neither where it is about the workspace. */
type Place = Pick<Telling, 'entryId' | 'teamId'>;

function isThere({ entryId, teamId }: Place) {
	return and(
		entryId === undefined ? isNull(notification.entryId) : eq(notification.entryId, entryId),
		teamId === undefined ? isNull(notification.teamId) : eq(notification.teamId, teamId),
	);
}

function isIt({ kind, subject = '', ...place }: Telling) {
	return and(eq(notification.kind, kind), eq(notification.subject, subject), isThere(place));
}

/** What was asked for is answered, or no longer needed: it is news no more, for everybody or for those named. */
export async function settle(
	tx: Transaction,
	what: Place & {
		kind: NotificationKind | readonly NotificationKind[];
		subject?: string;
		to?: readonly number[];
	},
): Promise<void> {
	const settled = await tx
		.update(notification)
		.set({ readAt: now() })
		.where(
			and(
				inArray(notification.kind, [what.kind].flat()),
				isThere(what),
				isNull(notification.readAt),
				what.subject === undefined ? undefined : eq(notification.subject, what.subject),
				what.to === undefined ? undefined : inArray(notification.personId, [...what.to]),
			),
		)
		.returning({ personId: notification.personId });
	sayNew(settled.map(({ personId }) => personId));
}

/** Which of these were told already, read or not: so that nothing is written where nothing is new. */
export async function told(
	db: Reader,
	asked: {
		kinds: readonly NotificationKind[];
		/** Where; neither for what is about the workspace. */
		entryIds?: readonly number[];
		teamIds?: readonly number[];
		/** These alone; all, where nothing is said. */
		subjects?: readonly string[];
	},
): Promise<{
	has: (one: Place & { kind: NotificationKind; subject?: string }, personId: number) => boolean;
}> {
	const { kinds, entryIds, teamIds, subjects } = asked;
	const rows = await db
		.select()
		.from(notification)
		.where(
			and(
				inArray(notification.kind, [...kinds]),
				entryIds === undefined ? isNull(notification.entryId) : inArray(notification.entryId, [...entryIds]),
				teamIds === undefined ? isNull(notification.teamId) : inArray(notification.teamId, [...teamIds]),
				subjects === undefined ? undefined : inArray(notification.subject, [...subjects]),
			),
		);
	const keyOf = (kind: string, entryId: number, teamId: number, subject: string, personId: number) =>
		`${kind} ${entryId} ${teamId} ${personId} ${subject}`;
	const keys = new Set(
		rows.map((row) => keyOf(row.kind, row.entryId ?? 0, row.teamId ?? 0, row.subject, row.personId)),
	);
	return {
		has: ({ kind, entryId = 0, teamId = 0, subject = '' }, personId) =>
			keys.has(keyOf(kind, entryId, teamId, subject, personId)),
	};
}
