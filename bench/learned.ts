import { createClient } from '@libsql/client';
import { findPerson } from '#domain/accounts/people.server.ts';
import { newsSince } from '#domain/lessons/today.server.ts';
import { likeLessons } from '#domain/search/like-lessons.server.ts';
import { loggedIn, placeOfTeam } from '#domain/log/weeks.server.ts';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { prepareReader } from '#lib/db/open.server.ts';
import { against } from './against.ts';
import { OWNER, openBench } from './fill.ts';
import type { Row } from './table.ts';

/** Milliseconds over 50,000 lessons, against the same SQL sent straight through the driver. */
export async function measureLearned(): Promise<Row[]> {
	const db = await openBench();
	const driver = createClient({ url: `file:${db.file}`, concurrency: 1 });
	await prepareReader(driver);
	try {
		const who = await findPerson(db.read, OWNER.email);
		if (!who) throw new Error('The owner is not there.');
		return [
			...(await against('Today, since yesterday', db, driver, [() => newsSince(db, who, now() - DAY)])),
			...(await against('Today, after four weeks', db, driver, [() => newsSince(db, who, now() - 28 * DAY)])),
		];
	} finally {
		driver.close();
		await db.close();
	}
}
