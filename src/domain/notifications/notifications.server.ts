import { and, eq, inArray, isNull, type SQL } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
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
 * Puts it into people's inboxes, in the transaction that makes it true. The same thing is told once;
 * a kind that can happen again becomes new again. Whether they may see the entry is asked when they look.
 */
export async function tell(tx: Transaction, telling: Telling): Promise<void> {
	const { to, kind, by, subject = '', at = now() } = telling;
	const listening = await tx
		.select({ id: person.id })
		.from(person)
		.where(
			and(
				inArray(
					person.id,
					[...new Set(to)].filter((id) => id !== by),
				),
				isNull(person.deactivatedAt),
			),
		);
	if (listening.length === 0) return;
	if (sentenceOf(kind).again) {
		const ids = listening.map(({ id }) => id);
		await tx
			.update(notification)
			.set({ byId: by, at, readAt: null, snoozedUntil: null })
			.where(and(inArray(notification.personId, ids), isIt(telling)));
	}
	const { entryId = null, teamId = null } = telling;
	await tx
		.insert(notification)
		.values(listening.map(({ id }) => ({ personId: id, kind, entryId, teamId, subject, byId: by, at })))
		.onConflictDoNothing();
}

function isIt({
	kind,
	entryId,
	teamId,
	subject = '',
}: Pick<Telling, 'kind' | 'entryId' | 'teamId' | 'subject'>) {
	return and(
		eq(notification.kind, kind),
		eq(notification.subject, subject),
		entryId === undefined ? isNull(notification.entryId) : eq(notification.entryId, entryId),
		teamId === undefined ? isNull(notification.teamId) : eq(notification.teamId, teamId),
	);
}

/** What was asked for is answered, or no longer needed: it is news no more, for everybody or for those named. */
export async function settle(
	tx: Transaction,
	what: {
		kind: NotificationKind | readonly NotificationKind[];
		entryId: number;
		subject?: string;
		to?: readonly number[];
	},
): Promise<void> {
	await tx
		.update(notification)
		.set({ readAt: now() })
		.where(
			and(
				inArray(notification.kind, [what.kind].flat()),
				eq(notification.entryId, what.entryId),
				isNull(notification.readAt),
				what.subject === undefined ? undefined : eq(notification.subject, what.subject),
				what.to === undefined ? undefined : inArray(notification.personId, [...what.to]),
			),
		);
}

/** Which of these were told already, read or not: so that nothing is written where nothing is new. */
export async function told(
	db: Reader,
	{ kinds, entryIds }: { kinds: readonly NotificationKind[]; entryIds: readonly number[] },
): Promise<{
	has: (one: { kind: NotificationKind; entryId: number; subject?: string }, personId: number) => boolean;
}> {
	const rows = await db
		.select()
		.from(notification)
		.where(and(inArray(notification.kind, [...kinds]), inArray(notification.entryId, [...entryIds])));
	const keyOf = (kind: string, entryId: number, subject: string, personId: number) =>
		`${kind} ${entryId} ${personId} ${subject}`;
	const keys = new Set(rows.map((row) => keyOf(row.kind, row.entryId ?? 0, row.subject, row.personId)));
	return {
		has: ({ kind, entryId, subject = '' }, personId) => keys.has(keyOf(kind, entryId, subject, personId)),
	};
}

/** Any that are not one's own are left alone. */
export async function markRead(
	db: Database,
	who: Person,
	{ ids }: { ids: readonly number[] },
): Promise<void> {
	await readWhere(db, who, inArray(notification.id, [...ids]));
}

export async function markAllRead(db: Database, who: Person): Promise<void> {
	await readWhere(db, who);
}

async function readWhere(db: Database, who: Person, which?: SQL): Promise<void> {
	await transact(db, (tx) =>
		tx
			.update(notification)
			.set({ readAt: now() })
			.where(and(eq(notification.personId, who.id), isNull(notification.readAt), which)),
	);
}
