import { asc, eq } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import type { Person } from '../accounts/person.ts';
import { notForGuests, roundWith } from './rounds.server.ts';
import { pulseComment } from './tables.server.ts';

export type Comments =
	/** It is open, or closed a few days ago. */
	| { are: 'to-come' }
	/** Fewer wrote than it takes, or nobody. */
	| { are: 'too-few' }
	| { are: 'there'; texts: string[] };

/** What people wrote, of the whole workspace, in the order of keys that were drawn by lot: all at once, on a day by lot. */
export async function commentsOf(db: Database, who: Person, id: number): Promise<Comments> {
	notForGuests(who);
	const { closedOn, commentsOn } = await roundWith(db.read, id);
	if (closedOn === null) return { are: 'to-come' };
	if (commentsOn === null) return { are: 'too-few' };
	if (isoDay(now(), (await readSettings(db.read)).zone) < commentsOn) return { are: 'to-come' };
	const rows = await db.read
		.select({ text: pulseComment.text })
		.from(pulseComment)
		.where(eq(pulseComment.roundId, id))
		.orderBy(asc(pulseComment.key));
	return { are: 'there', texts: rows.map(({ text }) => text) };
}
