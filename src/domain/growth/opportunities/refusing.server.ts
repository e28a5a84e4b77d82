import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { invalid } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import type { Sharing } from '../../entries/entry.ts';
import { peopleAsked } from '../../entries/people-asked.server.ts';
import type { OpportunityContent } from './opportunity.ts';

/** Whoever is named to answer those who ask. */
export async function contactAsked(db: Database, who: Person, typed: string) {
	const [found] = await peopleAsked(db, who, [typed], 'contact');
	return found ?? invalid({ contact: 'Say who answers those who ask.' });
}

export const emailsAsked = async (db: Database, who: Person, typed: readonly string[], field: string) =>
	(await peopleAsked(db, who, typed, field)).map(({ email }) => email);

export function refuseWithoutTeam({ visibility, team }: Sharing): void {
	if (visibility === 'team' && team === null) invalid({ team: 'Choose the team that may read it.' });
}

export function refuseBackwards({ startsOn, endsOn, asksUntil }: OpportunityContent): void {
	if (startsOn !== null && endsOn !== null && endsOn < startsOn)
		invalid({ endsOn: 'It ends before it begins. Give a later day, or none.' });
	if (asksUntil !== null && endsOn !== null && asksUntil > endsOn)
		invalid({ asksUntil: 'It is over by then. Give an earlier day, or none.' });
}

export function refusePast(who: Person, day: string | null): void {
	if (day !== null && day < isoDay(now(), who.zone))
		invalid({ asksUntil: 'That day has passed. Give a later one, or none.' });
}
