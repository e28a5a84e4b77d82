import { expect, test } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { clockTime, DAY, isoDay, MINUTE } from '#lib/dates.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { freshCompany, join } from '../../../tests/support/people.ts';
import { changeMembership } from '../accounts/members.server.ts';
import { membership, person, team } from '../accounts/tables.server.ts';
import { remindOfLog } from './reminding.server.ts';
import { RhythmChange } from './rhythm-form.ts';
import { plusDays } from './rhythm.ts';
import { changeRhythm } from './rhythms.server.ts';
import { logReminder } from './tables.server.ts';

const at = (moment: string) => Date.parse(moment);
const START = at('2026-01-01T00:00Z');
const END = at('2027-01-01T00:00Z');

/** Those that change their clocks: north and south of the equator, in the night, at midnight, by half an hour. And those that never do. */
const ZONES = [
	...['Europe/Berlin', 'America/New_York', 'America/Santiago', 'Australia/Lord_Howe'],
	...['Asia/Kolkata', 'UTC'],
];

/** Across midnight, in the nights in which clocks change; and in the very hour that is skipped, and comes twice. */
const TEAMS = {
	platform: { every: 'day', days: ['6'], opensAt: '22:00', lasts: '360' },
	payments: { every: 'week', days: ['7'], opensAt: '02:30', lasts: '60' },
} as const;

/** Hours in which the machine is off: when clocks leap ahead, in a night, and when they go back. */
const OFF = [
	['2026-03-29T00:00Z', '2026-03-29T01:00Z'],
	['2026-07-12T01:00Z', '2026-07-12T04:20Z'],
	['2026-10-25T00:00Z', '2026-10-25T02:00Z'],
].map(([from = '', to = '']) => [at(from), at(to)] as const);

/** Somebody in each zone, in both teams, before the year begins. */
async function everywhere(db: Database, owner: Parameters<typeof join>[1]): Promise<void> {
	for (const [k, zone] of ZONES.entries()) {
		const email = `somebody-${k}@example.org`;
		const { id } = await join(db, owner, { name: zone, email, zone });
		for (const slug of Object.keys(TEAMS)) {
			await changeMembership(db, owner, { slug, personId: id, member: true });
		}
	}
	await transact(db, async (tx) => {
		await tx.update(membership).set({ since: 0 });
	});
	for (const [slug, hours] of Object.entries(TEAMS)) {
		await changeRhythm(db, owner, slug, RhythmChange.parse(hours));
	}
}

/** Looks every ten minutes, a whole year long. In May somebody sets the clock back by a day. */
async function aYear(db: Database, set: (clock: number) => void): Promise<void> {
	let setBack = false;
	for (let clock = START; clock < END; clock += 10 * MINUTE) {
		if (!setBack && clock === at('2026-05-10T12:00Z')) {
			setBack = true;
			clock -= DAY;
		}
		set(clock);
		if (!OFF.some(([from, to]) => from <= clock && clock < to)) await remindOfLog(db);
	}
}

const isInside = (day: string) => '2026-01-02' <= day && day <= '2026-12-30';

/** What a calendar on the wall says: those days of the week, for everybody who is in the team. */
async function onTheWall(db: Database): Promise<string[]> {
	const rows = await db.read.select().from(membership);
	const slugs = await slugsOf(db);
	return rows.flatMap(({ teamId, personId }) => {
		const slug = slugs.get(teamId) ?? '';
		const days = TEAMS[slug as keyof typeof TEAMS].days as readonly string[];
		return Array.from({ length: 365 }, (_, k) => plusDays('2026-01-01', k))
			.filter((day) => isInside(day) && days.includes(String(new Date(`${day}T12:00Z`).getUTCDay() || 7)))
			.map((day) => `${slug} ${personId} ${day}`);
	});
}

const slugsOf = async (db: Database) =>
	new Map((await db.read.select().from(team)).map(({ id, slug }) => [id, slug]));

test('over a whole year each is told exactly once, when their own clock shows the hour, whatever becomes of the clocks', async () => {
	const { db, owner, close } = await freshCompany();
	let clock = START - DAY;
	const release = setClock(() => clock);
	await everywhere(db, owner);
	await aYear(db, (moment) => (clock = moment));
	release();

	const slugs = await slugsOf(db);
	const zones = new Map((await db.read.select().from(person)).map(({ id, zone }) => [id, zone]));
	const reminders = (await db.read.select().from(logReminder)).filter(({ day }) => isInside(day));
	const told = reminders.map(({ teamId, personId, day }) => `${slugs.get(teamId) ?? ''} ${personId} ${day}`);
	const expected = await onTheWall(db);
	expect(told.filter((one, k) => told.indexOf(one) !== k)).toEqual([]);
	// In the night that the machine was off, a window of one hour opened and closed in Greenwich: that is not made up for.
	const isMissed = (one: string) =>
		/^payments .* 2026-07-12$/.test(one) && zones.get(Number(one.split(' ')[1])) === 'UTC';
	expect(told.sort()).toEqual(expected.filter((one) => !isMissed(one)).sort());
	expect(told.length).toBeGreaterThan(600);

	const elsewhen = reminders.flatMap(({ teamId, personId, day, at: when }) => {
		const zone = zones.get(personId) ?? '';
		const slug = slugs.get(teamId) as keyof typeof TEAMS;
		const shown = `${isoDay(when, zone)} ${clockTime(when, zone)}`;
		return shown === `${day} ${TEAMS[slug].opensAt}` ? [] : [`${slug}, ${zone}, ${day}: ${shown}`];
	});
	expect(elsewhen.sort()).toEqual([
		// An hour that does not exist there that day opens an hour later; or the machine was off, and came back before it closed.
		'payments, America/New_York, 2026-03-08: 2026-03-08 03:30',
		'payments, Europe/Berlin, 2026-03-29: 2026-03-29 03:30',
		'payments, Europe/Berlin, 2026-10-25: 2026-10-25 03:00',
		'platform, America/New_York, 2026-07-11: 2026-07-12 00:20',
		'platform, America/Santiago, 2026-07-11: 2026-07-12 00:20',
		'platform, America/Santiago, 2026-10-24: 2026-10-24 23:00',
	]);
	await close();
}, 60_000);
