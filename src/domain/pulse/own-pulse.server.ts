import { asc, eq } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { pulseAsked, pulseReply, pulseRound } from './tables.server.ts';

/**
 * That somebody was asked, and what they said for everybody to read. Not whether they answered: nobody else is to know, and
 * a file about oneself can be asked for.
 */
export async function ownPulse(db: Database, who: Person) {
	const asked = await db.read
		.select({ openedOn: pulseRound.openedOn, closesOn: pulseRound.closesOn, closedOn: pulseRound.closedOn })
		.from(pulseAsked)
		.innerJoin(pulseRound, eq(pulseRound.id, pulseAsked.roundId))
		.where(eq(pulseAsked.personId, who.id))
		.orderBy(asc(pulseRound.id));
	const replies = await db.read
		.select({ day: pulseReply.day, words: pulseReply.words })
		.from(pulseReply)
		.where(eq(pulseReply.personId, who.id))
		.orderBy(asc(pulseReply.id));
	return { asked, replies };
}
