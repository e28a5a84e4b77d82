import { randomInt } from 'node:crypto';
import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { fingerprint, randomName, randomSecret } from '#lib/db/ids.server.ts';
import { refuseWhereKept } from '#lib/db/cleaning.server.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Told } from '../story.ts';
import { cleanUp, isToBeCleaned } from './cleaning.server.ts';
import { unsignedStory } from './tables.server.ts';

/**
 * Keeps a story that waits to be looked through. It takes no person, because there is none: whether somebody may
 * tell one at all is asked before, by whoever calls this, and leaves no trace. Nobody is told, and nothing else is
 * written; what could tell when it came is cleaned from the file before this returns, or in the night that follows.
 * @returns the code with which it is looked after; only its fingerprint is stored
 */
export async function tellUnsigned(db: Database, input: Told): Promise<string> {
	refuseWhereKept(
		db,
		'Stories without a name are told where Kintsugi keeps its own file: here a database server keeps more than can be cleaned.',
	);
	const code = await transact(db, (tx) => keepUnsigned(tx, input));
	await cleanUp(db);
	return code;
}

export async function keepUnsigned(tx: Transaction, told: Told): Promise<string> {
	const code = randomSecret();
	await tx.insert(unsignedStory).values({
		key: randomName(32),
		codeHash: fingerprint(code),
		state: 'waits',
		month: isoDay(now(), 'UTC').slice(0, 7),
		shownFrom: drawnDay(),
		told,
	});
	await isToBeCleaned(tx);
	return code;
}

const SOONEST = 1;
const LATEST = 3;

/**
 * The day from which on it is shown to those who look through it, by lot. Never today: it appears with a day that
 * begins, together with whatever else was drawn for it, and not at the moment when somebody pressed a button.
 */
export function drawnDay(): string {
	return isoDay(now() + randomInt(SOONEST, LATEST + 1) * DAY, 'UTC');
}
