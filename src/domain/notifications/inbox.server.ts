import { and, count, desc, eq, gt, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { person, team } from '../accounts/tables.server.ts';
import type { Person } from '../accounts/person.ts';
import { hrefOf, reference, shownReference } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';
import { MATTERS, type Matter } from './channels.ts';
import { kindsOf, sentenceOf } from './sentences.ts';
import { isAwake, isWanted, toldTo } from './shown.server.ts';
import { notification } from './tables.server.ts';

export interface Told {
	id: number;
	kind: string;
	matter: Matter;
	/** “Mei-Ling mentioned you in PM‑25” */
	sentence: string;
	/** The entry, or the team, as it is called now; empty where it is about the workspace. */
	title: string;
	/** `PM-25`; empty where it is about no entry. */
	reference: string;
	href: string;
	/** Who did it; null where only time passed. */
	by: { id: number; name: string } | null;
	at: number;
	/** It was put off until then, and is new again from then on. */
	snoozedUntil: number | null;
	readAt: number | null;
}

export interface Asked {
	/** Only what has not been read. */
	unread?: boolean;
	/** What is put off for now, instead of what is there. */
	snoozed?: boolean;
	matters?: readonly Matter[];
	limit?: number;
}

/** What a person was told, the newest first: of entries that they may see at this moment, or are asked about. */
export async function inbox(db: Database, who: Person, asked: Asked = {}): Promise<Told[]> {
	const { unread, matters, limit = 100 } = asked;
	const which = and(
		asked.snoozed ? gt(notification.snoozedUntil, now()) : isAwake(),
		await isWanted(db, who),
		unread ? isNull(notification.readAt) : undefined,
		matters ? inArray(notification.kind, kindsOf(matters)) : undefined,
	);
	return lines(db, who, which, limit);
}

/** Which of these are news to somebody at this moment, whether they want them in their inbox or not. */
export function stillNews(db: Database, who: Person, ids: readonly number[]): Promise<Told[]> {
	const which = and(inArray(notification.id, [...ids]), isNull(notification.readAt), isAwake());
	return lines(db, who, which, ids.length);
}

async function lines(db: Database, who: Person, which: SQL | undefined, limit: number): Promise<Told[]> {
	const rows = await db.read
		.select({
			row: notification,
			by: { id: person.id, name: person.name },
			entry: { kind: entry.kind, number: entry.number, title: entry.title },
			team: { slug: team.slug, name: team.name },
		})
		.from(notification)
		.leftJoin(entry, eq(entry.id, notification.entryId))
		.leftJoin(team, eq(team.id, notification.teamId))
		.leftJoin(person, eq(person.id, notification.byId))
		.where(and(toldTo(who), which))
		.orderBy(desc(cameAt), desc(notification.id))
		.limit(limit);
	return rows.map(({ row, by, entry: about, team: within }) => {
		const { says, place, page, address, matter } = sentenceOf(row.kind);
		const { id, kind, subject, at, snoozedUntil, readAt } = row;
		const named = about ? shownReference(about.kind, about.number) : '';
		const home = about ? hrefOf(about.kind, about.number) : within ? `/teams/${within.slug}` : '';
		const told = { by: by?.name ?? 'Somebody', entry: named, team: within?.name ?? '', subject, now: now() };
		return {
			...{ id, kind, matter, by, at, snoozedUntil, readAt },
			sentence: says(told),
			title: about?.title ?? within?.name ?? '',
			reference: about ? reference(about.kind, about.number) : '',
			href:
				address?.(subject) ??
				(within && page?.(within.slug, subject)) ??
				(home + (place?.(subject) ?? '') || '/'),
		};
	});
}

/** What was put off came when it was new again. */
const cameAt = sql`coalesce(${notification.snoozedUntil}, ${notification.at})`;

/** How many there are that have not been read: the same ones that `inbox` would show. */
export async function unreadCount(db: Database, who: Person): Promise<number> {
	const [row] = await db.read
		.select({ unread: count() })
		.from(notification)
		.leftJoin(entry, eq(entry.id, notification.entryId))
		.where(and(toldTo(who), isAwake(), await isWanted(db, who), isNull(notification.readAt)));
	return row?.unread ?? 0;
}

/** What the inbox can be narrowed to, and how much is in it. */
export async function inboxCounts(
	db: Database,
	who: Person,
): Promise<{ unread: number; later: number; matters: Matter[] }> {
	const later = gt(notification.snoozedUntil, now());
	const rows = await db.read
		.select({ kind: notification.kind, later: sql<number>`${later}`, lines: count() })
		.from(notification)
		.leftJoin(entry, eq(entry.id, notification.entryId))
		.where(and(toldTo(who), await isWanted(db, who)))
		.groupBy(notification.kind, sql`2`);
	const here = rows.filter((row) => !row.later);
	const there = new Set(here.map(({ kind }) => sentenceOf(kind).matter));
	return {
		unread: await unreadCount(db, who),
		later: rows.filter((row) => row.later).reduce((sum, { lines: some }) => sum + some, 0),
		matters: MATTERS.filter((matter) => there.has(matter)),
	};
}
