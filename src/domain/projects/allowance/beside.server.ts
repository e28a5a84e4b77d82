import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { holdsOn, inWords } from './promise.ts';
import { promisesTo } from './promises.server.ts';
import { myTally, type Tally } from './tally.server.ts';

export interface OwnTime {
	tally: Tally;
	/** What was promised, in the words of those who did. */
	says: string;
}

/** Somebody’s own time in this quarter, for beside something else; null where nothing was promised to them. */
export async function ownTimeBeside(db: Database, who: Person): Promise<OwnTime | null> {
	const tally = await myTally(db, who);
	if (!tally) return null;
	const today = isoDay(now(), who.zone);
	const held = (await promisesTo(db.read, who)).filter((one) => holdsOn(one, today));
	return { tally, says: held.map((one) => one.words || `${inWords(one)}.`).join(' ') };
}
