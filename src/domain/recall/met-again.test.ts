import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { markRemoved } from '../entries/standing.server.ts';
import { lesson, metAgain as table } from '../lessons/tables.server.ts';
import { sayHelped } from '../lessons/thanks.server.ts';
import { writeLessons } from '../../../tests/support/lessons.ts';
import { freshCompany, join, type Company } from '../../../tests/support/people.ts';
import { anniversaries, oneMetAgain } from './anniversaries.server.ts';
import { chooseForTeams, metAgain } from './met-again.server.ts';
import { weekAround, weekOfDay, yearsBefore } from './week.ts';

let company: Company;
let clock = 0;
let release: () => void;
beforeEach(async () => {
	company = await freshCompany();
	clock = Date.UTC(2026, 0, 5, 9);
	release = setClock(() => clock);
});
afterEach(async () => {
	release();
	await company.close();
});

const taught = (count: number, what = 'Lesson') =>
	Array.from({ length: count }, (_, k) => `${what} ${k + 1}.`);

describe('what a team meets again in a week', () => {
	test('is chosen once, is the same for all of the team, and says why', async () => {
		const { db, member, outsider, payments } = company;
		const { number, lessons } = await writeLessons(db, outsider, {
			taught: taught(3),
			changes: [{ text: 'Cap the retries.', lesson: 2, state: 'done' }],
		});
		const helpful = lessons[2] ?? 0;
		await sayHelped(db, member, { kind: 'postmortem', number }, { lesson: helpful });
		await transact(db, (tx) => tx.update(lesson).set({ state: 'standing' }).where(eq(lesson.id, helpful)));
		clock += 400 * DAY;
		await chooseForTeams(db);
		const first = await metAgain(db, member, payments);
		expect(first).toMatchObject({
			heading: 'Payments meets again this week',
			reason: 'It was tried and held, it helped one person and it is one year old.',
			lesson: { id: helpful },
		});
		await writeLessons(db, member, { taught: taught(20, 'Later'), team: 'payments' });
		await chooseForTeams(db);
		expect((await metAgain(db, member, payments))?.lesson.id).toBe(helpful);
		const week = weekOfDay(new Date(clock).toISOString().slice(0, 10));
		clock += 7 * DAY;
		expect(await metAgain(db, member, payments)).toBeNull();
		expect(await metAgain(db, member, payments, week)).toMatchObject({
			heading: 'Payments met again that week',
			lesson: { id: helpful },
		});
		await chooseForTeams(db);
		expect(await metAgain(db, member, payments)).toMatchObject({
			lesson: { id: lessons[1] },
			since: 'Since then: Cap the retries.',
		});
	});

	test('comes again within a year only where there is nothing else, and is never still news', async () => {
		const { db, member, payments } = company;
		const { lessons } = await writeLessons(db, member, { taught: taught(3) });
		await chooseForTeams(db);
		expect(await metAgain(db, member, payments)).toBeNull();
		const met: number[] = [];
		clock += 90 * DAY;
		for (let week = 0; week < 4; week++) {
			clock += 7 * DAY;
			await chooseForTeams(db);
			met.push((await metAgain(db, member, payments))?.lesson.id ?? 0);
		}
		expect(new Set(met.slice(0, 3))).toEqual(new Set(lessons));
		expect(lessons).toContain(met[3]);
	});

	test('is one that all of the team may see; a guest among them sees it where it is shared with them', async () => {
		const { db, owner, member, outsider, payments, platform } = company;
		const kept = await writeLessons(db, member, { taught: taught(1), team: 'payments', visibility: 'team' });
		const named = [outsider.email];
		await writeLessons(db, member, { taught: taught(1), visibility: 'restricted', readers: named });
		clock += 90 * DAY;
		await chooseForTeams(db);
		expect((await metAgain(db, member, payments))?.lesson.id).toBe(kept.lessons[0]);
		expect(await metAgain(db, outsider, payments)).toBeNull();
		expect(await metAgain(db, outsider, platform)).toBeNull();
		const guest = await join(db, owner, {
			name: 'Paz Vidal',
			email: 'paz@example.org',
			role: 'guest',
			team: 'payments',
		});
		expect((await metAgain(db, guest, payments))?.lesson.id).toBe(kept.lessons[0]);
		expect((await oneMetAgain(db, guest))?.lesson.id).toBe(kept.lessons[0]);
		await transact(db, (tx) => markRemoved(tx, member, kept.entryId));
		expect(await metAgain(db, member, payments)).toBeNull();
		expect(await db.read.select().from(table)).toHaveLength(1);
	});
});

describe('an anniversary', () => {
	test('is of this week in an earlier year, of what one may see, with what has come of it', async () => {
		const { db, member, outsider } = company;
		const at = Date.UTC(2025, 10, 20);
		await writeLessons(db, member, {
			taught: ['We rehearsed the failover and never the way back.'],
			changes: [{ text: 'Every failover drill ends with a return', lesson: 1, state: 'done' }],
			at,
		});
		await writeLessons(db, member, { taught: taught(1), at, team: 'payments', visibility: 'team' });
		await writeLessons(db, member, { taught: taught(1), at: Date.UTC(2022, 10, 16), title: 'Long ago' });
		await writeLessons(db, member, { taught: taught(1), at: at + 30 * DAY });
		const seen = await anniversaries(db, outsider, '2026-11-19');
		expect(seen.map(({ heading, lesson: { text }, since }) => [heading, text, since])).toEqual([
			[
				'A year ago this week',
				'We rehearsed the failover and never the way back.',
				'Since then: Every failover drill ends with a return.',
			],
			['Four years ago this week', 'Lesson 1.', 'Nothing has changed since. What could?'],
		]);
		const own = await anniversaries(db, member, '2026-11-19');
		expect(own[0]?.lesson.team?.slug).toBe('payments');
		expect(await anniversaries(db, member, '2026-07-01')).toEqual([]);
	});
});

test('weeks are those of the calendar, also around New Year and in a leap year', () => {
	const weeks = ['2026-11-19', '2025-12-29', '2026-01-04', '2027-01-01', '2021-01-03', '2020-12-31'];
	expect(weeks.map(weekOfDay)).toEqual([
		'2026-W47',
		'2026-W01',
		'2026-W01',
		'2026-W53',
		'2020-W53',
		'2020-W53',
	]);
	expect(yearsBefore('2028-02-29', 1)).toBe('2027-02-28');
	expect(yearsBefore('2028-02-29', 4)).toBe('2024-02-29');
	const { from, to } = weekAround('2026-11-22');
	expect([from, to].map((time) => new Date(time).toISOString().slice(0, 10))).toEqual([
		'2026-11-16',
		'2026-11-23',
	]);
});
