import { eq } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Reader } from '#lib/db/open.server.ts';
import { isGuest } from '../../accounts/may.ts';
import { personWith } from '../../accounts/people.server.ts';
import type { Person } from '../../accounts/person.ts';
import { findEntry, type Found } from '../../entries/entries.server.ts';
import { rowOf, type OpportunityRow } from '../opportunities/content.server.ts';
import { KIND } from '../opportunities/opportunity.ts';
import { opportunity } from '../opportunities/tables.server.ts';

/** An opening as those meet it who ask, and who answer. */
export interface Opening extends Found {
	opportunity: OpportunityRow;
	/** Who answers; nobody while somebody is looked for who does. */
	contact: Person | null;
}

export async function findOpening(db: Reader, who: Person, number: number): Promise<Opening> {
	const found = await findEntry(db, who, KIND, number);
	const row = await rowOf(db, found.id);
	return { ...found, opportunity: row, contact: await contactOf(db, found.id) };
}

/** Whoever answers for it now, if they are here. */
export async function contactOf(db: Reader, entryId: number): Promise<Person | null> {
	const [row] = await db
		.select({ id: opportunity.contactId })
		.from(opportunity)
		.where(eq(opportunity.entryId, entryId));
	const found = row?.id == null ? null : await personWith(db, row.id);
	return found !== null && isGuest(found) ? null : found;
}

export const isTheirs = (who: Person, { isAuthor, contact }: Opening): boolean =>
	isAuthor || contact?.id === who.id;

/** Why somebody cannot ask anything about it; null where they can. */
export function noQuestion(who: Person, found: Opening): string | null {
	if (isGuest(who)) return 'Guests read and discuss; the people of the workspace ask for openings.';
	if (isTheirs(who, found)) return 'You look after it: others ask you.';
	if (found.contact === null) return 'Nobody answers for it at the moment. Somebody is looked for who does.';
	return null;
}

/** Why somebody cannot ask for it; null where they can. */
export function noApplication(who: Person, found: Opening): string | null {
	const { state, asksUntil, endsOn } = found.opportunity;
	const today = isoDay(now(), who.zone);
	if (state === 'filled') return 'Its places are taken. You can still ask a question, and keep it in mind.';
	if (state === 'closed') return 'It is closed. Another one may be near it.';
	const why = noQuestion(who, found);
	if (why !== null) return why;
	if (state === 'resting') return 'Nobody said for a while that it still stands. Ask first whether it does.';
	if (endsOn !== null && endsOn < today) return 'Its last day has passed.';
	if (asksUntil !== null && asksUntil < today) return 'The day until which one could ask for it has passed.';
	return null;
}
