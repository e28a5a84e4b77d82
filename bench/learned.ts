import { createClient } from '@libsql/client';
import { findPerson } from '#domain/accounts/people.server.ts';
import { newsSince } from '#domain/lessons/today.server.ts';
import { likeLessons } from '#domain/search/like-lessons.server.ts';
import { cameOf } from '#domain/log/figures.server.ts';
import { threadsIn } from '#domain/log/threads.server.ts';
import { loggedIn, Narrowing, placeOfTeam } from '#domain/log/weeks.server.ts';
import { daysOfWeek, weekOf, weeksBefore } from '#domain/log/weeks.ts';
import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { prepareReader } from '#lib/db/open.server.ts';
import { against } from './against.ts';
import { OWNER, openBench } from './fill.ts';
import type { Row } from './table.ts';

const TEXTS = [
	'The queue grew while nobody looked at the backlog, and retries made it worse.',
	'A certificate ended because the gateway was renewed by hand.',
	'The rollback took longer than the deploy, since nobody had rehearsed it.',
];

/** Milliseconds over 50,000 lessons, against the same SQL sent straight through the driver. */
export async function measureLearned(): Promise<Row[]> {
	const db = await openBench();
	const driver = createClient({ url: `file:${db.file}`, concurrency: 1 });
	await prepareReader(driver);
	try {
		const who = await findPerson(db.read, OWNER.email);
		if (!who) throw new Error('The owner is not there.');
		const { place } = await placeOfTeam(db, who, 'team-1');
		const today = isoDay(now(), who.zone);
		const days = daysOfWeek(weekOf(today)) ?? { from: today, to: today };
		const week = async () => {
			await loggedIn(db, who, place, { days, ...Narrowing.parse({}) });
			await threadsIn(db, who, place, days);
			await cameOf(db, who, place, weeksBefore(today));
		};
		return [
			...(await against('a team’s week', db, driver, [week])),
			...(await against(
				'lessons like a text',
				db,
				driver,
				TEXTS.map((text) => () => likeLessons(db.read, who, { text })),
			)),
			...(await against('Today, since yesterday', db, driver, [() => newsSince(db, who, now() - DAY)])),
			...(await against('Today, after four weeks', db, driver, [() => newsSince(db, who, now() - 28 * DAY)])),
		];
	} finally {
		driver.close();
		await db.close();
	}
}
