import { and, eq, inArray, isNotNull, isNull, lte, notInArray, or } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { isAsked, isWitness } from '../entries/witnesses.server.ts';
import { MATTERS } from './channels.ts';
import { kindsOf } from './sentences.ts';
import { notification } from './tables.server.ts';
import { wishesOf } from './wishes.server.ts';

/** Of entries and teams that they may see at this moment, or are asked about. The query joins the entry. */
export function toldTo(who: Person) {
	const askedToTell = and(eq(notification.kind, 'account-asked'), isWitness(who));
	const askedToAgree = and(inArray(notification.kind, ['story-consent', 'story-elsewhere']), isAsked(who));
	const seen = or(
		and(isNotNull(notification.entryId), or(visibleTo(who), askedToTell, askedToAgree)),
		inArray(notification.teamId, [...who.teams]),
		and(isNull(notification.entryId), isNull(notification.teamId)),
	);
	return and(eq(notification.personId, who.id), seen);
}

/** It is not put off, or no longer. */
export function isAwake() {
	return or(isNull(notification.snoozedUntil), lte(notification.snoozedUntil, now()));
}

/** What somebody wants to see nothing of in their inbox is kept, and there again when they do. */
export async function isWanted(db: Database, who: Person) {
	const wishes = await wishesOf(db.read, who.id);
	const unwanted = kindsOf(MATTERS.filter((matter) => !wishes[matter].inbox));
	return unwanted.length === 0 ? undefined : notInArray(notification.kind, unwanted);
}
