import { and, count, desc, eq, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { person, team } from '../accounts/tables.server.ts';
import type { Person } from '../accounts/person.ts';
import { hrefOf, reference, shownReference } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { isWitness } from '../entries/witnesses.server.ts';
import { sentenceOf } from './sentences.ts';
import { notification } from './tables.server.ts';

export interface Told {
	id: number;
	kind: string;
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
	readAt: number | null;
}

export interface Asked {
	/** Only what has not been read. */
	unread?: boolean;
	limit?: number;
}

/** What a person was told, the newest first: of entries that they may see at this moment, or are asked about. */
export async function inbox(db: Database, who: Person, asked: Asked = {}): Promise<Told[]> {
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
		.where(and(toldTo(who), asked.unread ? isNull(notification.readAt) : undefined))
		.orderBy(desc(notification.at), desc(notification.id))
		.limit(asked.limit ?? 100);
	return rows.map(({ row, by, entry: about, team: within }) => {
		const { says, place } = sentenceOf(row.kind);
		const { id, subject, at, readAt } = row;
		const named = about ? shownReference(about.kind, about.number) : '';
		const home = about ? hrefOf(about.kind, about.number) : within ? `/teams/${within.slug}` : '';
		return {
			id,
			kind: row.kind,
			sentence: says({
				by: by?.name ?? 'Somebody',
				entry: named,
				team: within?.name ?? '',
				subject,
				now: now(),
			}),
			title: about?.title ?? within?.name ?? '',
			reference: about ? reference(about.kind, about.number) : '',
			href: home + (place?.(subject) ?? '') || '/',
			by,
			at,
			readAt,
		};
	});
}

/** How many there are that have not been read: the same ones that `inbox` would show. */
export async function unreadCount(db: Database, who: Person): Promise<number> {
	const [row] = await db.read
		.select({ unread: count() })
		.from(notification)
		.leftJoin(entry, eq(entry.id, notification.entryId))
		.where(and(toldTo(who), isNull(notification.readAt)));
	return row?.unread ?? 0;
}

function toldTo(who: Person) {
	const askedToTell = and(eq(notification.kind, 'account-asked'), isWitness(who));
	const seen = or(
		and(isNotNull(notification.entryId), or(visibleTo(who), askedToTell)),
		inArray(notification.teamId, [...who.teams]),
		and(isNull(notification.entryId), isNull(notification.teamId)),
	);
	const awake = or(isNull(notification.snoozedUntil), lte(notification.snoozedUntil, now()));
	return and(eq(notification.personId, who.id), seen, awake);
}
