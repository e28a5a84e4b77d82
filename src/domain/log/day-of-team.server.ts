import type { Database } from '#lib/db/open.server.ts';
import { isGuest } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { askedNow } from './asked.server.ts';
import { rhythmOf } from './rhythms.server.ts';

/** With more people than this it would be a list of them, and no picture of a day. */
const MOST = 12;

/**
 * Where the people of a team are in their day, for drawing it: their clocks, and when they can be asked. Of who is
 * asked, or has answered, it says nothing, but of the one who looks. Null where there is nobody to look at but
 * oneself.
 */
export async function dayOfTeam(db: Database, who: Person, slug: string, at: number) {
	if (isGuest(who)) return null;
	const { team, rhythm, people } = await rhythmOf(db, who, slug);
	if (people.length < 2 || people.length > MOST) return null;
	const asked = await askedNow(db, who, at);
	return {
		people: people.map(({ id, name, zone }) => ({ id, name, zone })),
		hours: rhythm,
		asksMe: asked.some(({ team: { id } }) => id === team.id),
	};
}
