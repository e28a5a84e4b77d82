import { asc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { clockTime, DAY, HOUR, isoDay, parseMoment } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { aCourse, completes } from '../../../../tests/support/courses.ts';
import { freshCompany, join } from '../../../../tests/support/people.ts';
import { holiday, leave } from '../../accounts/days-off/tables.server.ts';
import type { Person } from '../../accounts/person.ts';
import { notification } from '../../notifications/tables.server.ts';
import { weekOfDay } from '../../recall/week.ts';
import { Given } from '../grading.ts';
import { enrolment, courseReminder } from '../tables.server.ts';
import { itemsBack, meetItem } from './item-meeting.server.ts';
import { openEnrolments } from './opening.server.ts';
import { leaveCourse, notNow } from './pausing.server.ts';
import { remindOfCourses } from './reminding.server.ts';
import { plusDays } from './renewing.ts';
import { NewRule, NewWaiver } from './rule.ts';
import { giveWaiver, makeRule } from './rules.server.ts';

const at = (moment: string) => Date.parse(moment);
/** A Saturday, wherever somebody is. */
const START = at('2026-01-03T12:00Z');
const END = at('2027-01-01T00:00Z');

/** Those that change their clocks: north and south of the equator, by half an hour. And one that never does. */
const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'];

/** The machine is off: when clocks change, over a Tuesday and a Wednesday, and for a whole week. */
const OFF = [
	['2026-03-29T00:00Z', '2026-03-29T03:00Z'],
	['2026-04-13T20:00Z', '2026-04-15T22:00Z'],
	['2026-08-02T00:00Z', '2026-08-09T00:00Z'],
	['2026-10-25T00:00Z', '2026-10-25T02:00Z'],
].map(([from = '', to = '']) => [at(from), at(to)] as const);
const isOn = (moment: number) => !OFF.some(([from, to]) => from <= moment && moment < to);

/** It is a weekend or a Monday, or not ten yet, wherever somebody is: two looks a day find every day that has begun. */
function isIdle(moment: number): boolean {
	const [day, hour] = [new Date(moment).getUTCDay(), new Date(moment).getUTCHours()];
	return (day === 6 || day === 0 || (day === 1 && hour < 20)) && hour % 12 !== 0;
}

/** A Tuesday. */
const HOLIDAY = '2026-05-05';
const AWAY = { fromDay: '2026-06-03', toDay: '2026-07-09' };
const WAIVED_UNTIL = '2026-04-15';

/** What somebody in each zone does, on days of their own calendar, at noon. */
const ACTS = ['completes', 'puts-off', 'away', 'waived'] as const;
type Act = (typeof ACTS)[number];

/** Days on which something waits for them, from the first to the day before the last; and what they do. */
const WAITS: Record<Act, [string, string][]> = {
	// Done on 10 March; due again on 10 September, opened a month before, done on the 2nd.
	completes: [
		['2026-01-03', '2026-03-10'],
		['2026-08-11', '2026-09-02'],
	],
	'puts-off': [
		['2026-01-03', '2026-02-18'],
		['2026-04-15', '2026-05-20'],
	],
	away: [['2026-01-03', '2027-01-01']],
	waived: [['2026-04-16', '2027-01-01']],
};

interface Somebody {
	who: Person;
	act: Act;
}

/** What a calendar on the wall says: each week on the first day, from Tuesday to Friday, on which they can be told. */
function onTheWall({ who, act }: Somebody): string[] {
	const told: string[] = [];
	for (let day = '2026-01-03'; day <= '2026-12-30'; day = plusDays(day, 1)) {
		const weekday = new Date(`${day}T12:00Z`).getUTCDay();
		if (weekday < 2 || weekday > 5) continue;
		if (!WAITS[act].some(([from, to]) => from <= day && day < to)) continue;
		if (day === HOLIDAY || (act === 'away' && AWAY.fromDay <= day && day <= AWAY.toDay)) continue;
		const ten = parseMoment(`${day}T10:00`, who.zone) ?? 0;
		const first = Array.from({ length: 7 }, (_, k) => (Math.ceil(ten / HOUR) + k) * HOUR).find(
			(moment) => isOn(moment) && moment < ten + 7 * HOUR,
		);
		if (first === undefined) continue;
		const week = weekOfDay(day);
		if (!told.some((one) => one.startsWith(week))) told.push(`${week} ${day} ${clockTime(first, who.zone)}`);
	}
	return told;
}

test('over a whole year each reminder comes once, and none to who has completed it, put it off, left, is away or need not', async () => {
	const { db, owner, member, close } = await freshCompany();
	let clock = START;
	const release = setClock(() => clock);
	const people: Somebody[] = [];
	for (const [k, zone] of ZONES.entries()) {
		for (const act of ACTS) {
			const email = `${act}-${k}@example.org`;
			people.push({ act, who: await join(db, owner, { name: `${act} ${zone}`, email, zone }) });
		}
	}
	const course = await aCourse(db, member, { title: 'A course', certificateMonths: 6 });
	const other = await aCourse(db, member, { title: 'Another course' });
	const rule = { audience: 'joined-since', joinedSince: '2026-01-02', remind: 'true' };
	await makeRule(
		db,
		member,
		course.number,
		NewRule.parse({ ...rule, dueDays: '60', renewal: 'interval', renewMonths: '6', aheadDays: '30' }),
	);
	await makeRule(db, member, other.number, NewRule.parse(rule));
	await transact(db, async (tx) => {
		await tx.insert(holiday).values({ teamId: null, day: HOLIDAY, name: 'A holiday' });
		for (const { who, act } of people) {
			if (act === 'away') await tx.insert(leave).values({ personId: who.id, ...AWAY });
		}
	});
	for (const { who, act } of people) {
		if (act !== 'waived') continue;
		for (const [k, number] of [course.number, other.number].entries()) {
			const waiver = NewWaiver.parse({ rule: String(k + 1), email: who.email, until: WAIVED_UNTIL });
			await giveWaiver(db, member, number, waiver);
		}
	}

	const noon = (day: string, { who }: Somebody) => parseMoment(`${day}T12:00`, who.zone) ?? 0;
	const agenda = people.flatMap((one) => {
		const { who, act } = one;
		const on = (day: string, does: () => Promise<unknown>) => ({ moment: noon(day, one) - 12 * HOUR, does });
		if (act === 'completes') {
			return [
				on('2026-03-10', () => completes(db, who, course)),
				on('2026-03-10', () => completes(db, who, other)),
				on('2026-09-02', () => completes(db, who, course)),
			];
		}
		if (act !== 'puts-off') return [];
		return [course.number, other.number].flatMap((number) => [
			on('2026-02-18', () => notNow(db, who, { course: number, weeks: 8 })),
			on('2026-05-20', () => leaveCourse(db, who, { course: number })),
		]);
	});

	let setBack = false;
	for (clock = START; clock < END; clock += HOUR) {
		// In May somebody sets the clock back by a day.
		if (!setBack && clock === at('2026-05-14T12:00Z')) {
			setBack = true;
			clock -= DAY;
		}
		for (const one of agenda.filter(({ moment }) => moment <= clock)) {
			agenda.splice(agenda.indexOf(one), 1);
			await one.does();
		}
		if (!isOn(clock) || isIdle(clock)) continue;
		await openEnrolments(db);
		await remindOfCourses(db);
	}
	release();

	const told = (await remindersIn(db)).filter(({ personId }) =>
		people.some(({ who }) => who.id === personId),
	);
	for (const one of people) {
		const mine = told.filter(({ personId }) => personId === one.who.id);
		const shown = mine.map(
			(line) => `${line.week} ${isoDay(line.at, one.who.zone)} ${clockTime(line.at, one.who.zone)}`,
		);
		const inside = shown.filter((line) => line.slice(9) <= '2026-12-31');
		expect({ who: one.who.name, told: inside }).toEqual({ who: one.who.name, told: onTheWall(one) });
	}
	expect(told.length).toBeGreaterThan(400);

	// What is new to them is asked, and after that it waits.
	const asked = told.filter(({ kind }) => kind === 'course-asked');
	expect(asked.length).toBe(people.length + ZONES.length);

	const ways = await db.read.select().from(enrolment).orderBy(asc(enrolment.id));
	for (const { who, act } of people) {
		const mine = ways.filter((row) => row.personId === who.id && row.entryId === course.id);
		const shown = mine.map((row) => [row.state, row.reason, row.openedOn, row.dueOn]);
		switch (act) {
			case 'completes':
				expect(shown).toEqual([
					['completed', 'assigned', '2026-01-03', '2026-03-04'],
					['completed', 'renewal', '2026-08-11', '2026-09-10'],
				]);
				break;
			case 'puts-off':
				expect(shown).toEqual([['left', 'assigned', '2026-01-03', null]]);
				break;
			case 'away':
				expect(shown).toEqual([['open', 'assigned', '2026-01-03', '2026-03-04']]);
				break;
			case 'waived':
				expect(shown).toEqual([['open', 'assigned', '2026-04-16', '2026-06-15']]);
		}
	}
	await close();
}, 120_000);

/** Days on which something waits for them, as above; and their ways through it: state, reason, opened, due, kept until. */
const WINDOW = {
	early: {
		waits: [
			['2026-01-03', '2026-03-10'],
			['2026-05-02', '2026-05-20'],
		],
		ways: [
			['completed', 'assigned', '2026-01-03', '2026-02-02', null],
			['completed', 'renewal', '2026-05-02', '2026-06-01', null],
		],
	},
	// Done for the first time while the window of this year is open: that counts for it.
	inside: {
		waits: [['2026-01-03', '2026-05-12']],
		ways: [['completed', 'assigned', '2026-01-03', '2026-02-02', null]],
	},
	never: {
		waits: [['2026-01-03', '2027-01-01']],
		ways: [['open', 'assigned', '2026-01-03', '2026-02-02', null]],
	},
} as const;
const RECALL = {
	keeps: {
		waits: [['2026-01-03', '2026-03-10']],
		ways: [['completed', 'assigned', '2026-01-03', '2026-02-02', '2026-09-10']],
	},
	lets: {
		waits: [
			['2026-01-03', '2026-03-10'],
			['2026-08-27', '2026-09-02'],
		],
		ways: [
			['completed', 'assigned', '2026-01-03', '2026-02-02', null],
			['completed', 'renewal', '2026-08-27', '2026-09-10', null],
		],
	},
} as const;

test('renewed by a fixed window, or by keeping up with recall: each reminder once, none after it is done or kept', async () => {
	const { db, owner, member, close } = await freshCompany(at('2026-01-01T11:00Z'));
	let clock = at('2026-01-03T11:00Z');
	const release = setClock(() => clock);
	const come = async (name: string, team: string) =>
		[name, await join(db, owner, { name, email: `${name}@example.org`, team })] as const;
	const people = new Map([
		...(await Promise.all(Object.keys(WINDOW).map((name) => come(name, 'payments')))),
		...(await Promise.all(Object.keys(RECALL).map((name) => come(name, 'platform')))),
	]);
	const items = ['first', 'second'].map((key) => ({ key, kind: 'true-false', ask: 'Is it?', answer: true }));
	const each = await aCourse(db, member, { title: 'Each year' });
	const kept = await aCourse(db, member, { title: 'Kept up', items });
	const asks = (course: { number: number }, more: Record<string, string>) =>
		makeRule(
			db,
			member,
			course.number,
			NewRule.parse({ audience: 'team', dueDays: '30', remind: 'true', ...more }),
		);
	await asks(each, { team: 'payments', renewal: 'window', renewOn: '2001-06-01', aheadDays: '30' });
	await asks(kept, {
		team: 'platform',
		renewal: 'recall',
		renewMonths: '6',
		aheadDays: '14',
		graceDays: '7',
	});

	const agenda = [
		['2026-03-10', 'early', each],
		['2026-05-12', 'inside', each],
		['2026-05-20', 'early', each],
		['2026-03-10', 'keeps', kept],
		['2026-03-10', 'lets', kept],
		['2026-09-02', 'lets', kept],
	] as const;
	let met = 0;
	for (; clock < END; clock += DAY) {
		const today = isoDay(clock, 'UTC');
		// Nobody is told anything on a Sunday or a Monday, and nothing begins on one here.
		if (new Date(clock).getUTCDay() < 2) continue;
		for (const [day, name, course] of agenda) {
			const who = people.get(name);
			if (day === today && who) await completes(db, who, course);
		}
		const keeper = people.get('keeps');
		for (;;) {
			const item = keeper && (await itemsBack(db, keeper)).now?.item.asked.key;
			if (!keeper || item === undefined) break;
			await meetItem(db, keeper, { item, given: Given.parse({ said: 'true' }), confidence: 3, near: null });
			met += 1;
		}
		await openEnrolments(db);
		await remindOfCourses(db);
	}
	release();
	expect(met).toBeGreaterThan(5);

	const told = await remindersIn(db);
	const ways = await db.read.select().from(enrolment).orderBy(asc(enrolment.id));
	for (const [name, expected] of [...Object.entries(WINDOW), ...Object.entries(RECALL)]) {
		const id = people.get(name)?.id;
		expect({
			name,
			told: told
				.filter(({ personId }) => personId === id)
				.map((line) => `${line.week} ${isoDay(line.at, 'UTC')}`),
			ways: ways
				.filter(({ personId }) => personId === id)
				.map((row) => [row.state, row.reason, row.openedOn, row.dueOn, row.keptUntil]),
		}).toEqual({ name, told: firstOfWeeks(expected.waits), ways: expected.ways });
	}
	await close();
});

/** Of each week the first day, from Tuesday to Friday, on which something waits. */
function firstOfWeeks(waits: readonly (readonly [string, string])[]): string[] {
	const told = new Map<string, string>();
	for (let day = '2026-01-03'; day <= '2026-12-31'; day = plusDays(day, 1)) {
		const weekday = new Date(`${day}T12:00Z`).getUTCDay();
		const isThen = 2 <= weekday && weekday <= 5 && waits.some(([from, to]) => from <= day && day < to);
		if (isThen && !told.has(weekOfDay(day))) told.set(weekOfDay(day), day);
	}
	return [...told].map(([week, day]) => `${week} ${day}`);
}

/** Each line that was told, with the week that it was told for. */
async function remindersIn(db: Database) {
	const lines = await db.read.select().from(notification).orderBy(asc(notification.at));
	const weeks = await db.read.select().from(courseReminder);
	// Nothing is kept as told that was not.
	expect(weeks.length).toBeGreaterThanOrEqual(lines.length);
	return lines
		.filter(({ kind }) => kind === 'course-asked' || kind === 'course-waits')
		.map(({ personId, kind, subject, at: moment }) => ({
			personId,
			kind,
			at: moment,
			week: subject.split(' ')[0] ?? '',
		}));
}
