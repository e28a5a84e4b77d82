import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { MINUTE } from '#lib/dates.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { freshCompany, join, type Company } from '../../../tests/support/people.ts';
import { deactivate } from '../accounts/leaving.server.ts';
import { changeMembership } from '../accounts/members.server.ts';
import { membership } from '../accounts/tables.server.ts';
import { createEntry } from '../entries/entries.server.ts';
import { markPublished } from '../entries/standing.server.ts';
import { inbox } from '../notifications/inbox.server.ts';
import type { Person } from '../accounts/person.ts';
import { askedNow } from './asked.server.ts';
import { addHoliday, skipDay, takeLeave } from './days-off.server.ts';
import { remindOfLog } from './reminding.server.ts';
import { RhythmChange } from './rhythm-form.ts';
import { changePart, changeRhythm, endRhythm, pauseRhythm, resumeRhythm } from './rhythms.server.ts';
import { logEntry, logReminder } from './tables.server.ts';

let company: Company;
let clock: number;
let release: () => void;
beforeEach(async () => {
	company = await freshCompany();
	await longAgo(company.db);
	clock = at('2026-11-15T08:00Z');
	release = setClock(() => clock);
});
afterEach(async () => {
	release();
	await company.close();
});

/** Everybody is in their team for long. */
async function longAgo(db: Database): Promise<void> {
	await transact(db, async (tx) => {
		await tx.update(membership).set({ since: 0 });
	});
}

function at(moment: string): number {
	return Date.parse(moment);
}

/** Mondays and Thursdays from 16:00 to 02:00. */
const CHOSEN = { every: 'day', days: ['1', '4'], opensAt: '16:00', lasts: '600' } as const;

async function set(slug = 'payments', change: object = {}): Promise<void> {
	await changeRhythm(company.db, company.owner, slug, RhythmChange.parse({ ...CHOSEN, ...change }));
}

async function tickUntil(end: string, step = 30 * MINUTE): Promise<void> {
	for (; clock < at(end); clock += step) await remindOfLog(company.db);
}

const told = async (who: Person = company.member) =>
	(await inbox(company.db, who)).map(({ at: when, sentence }) => [
		new Date(when).toISOString().slice(0, 16),
		sentence,
	]);

/** Logged as it is stored; how that is done is tested where it is done. */
async function logged(who: Person, day: string, teamSlug = 'payments'): Promise<void> {
	await transact(company.db, async (tx) => {
		const sharing = { team: teamSlug, visibility: 'workspace' as const, readers: [], authors: [] };
		const made = await createEntry(tx, who, 'log', { title: 'x', body: 'x', sharing, content: {} });
		const words = { learned: 'x', next: '', answers: [], status: '', source: '' };
		await tx.insert(logEntry).values({ entryId: made.id, form: 'answer', day, ...words });
		await markPublished(tx, who, made.id);
	});
}

test('people are told once when their window opens, of the day that it is about, and are led to the field', async () => {
	await set();
	await tickUntil('2026-11-23T12:00Z');
	expect(await told()).toEqual([
		['2026-11-19T16:00', 'Payments asks what you learned, for Thu 19 Nov'],
		['2026-11-16T16:00', 'Payments asks what you learned, for Mon 16 Nov'],
	]);
	const [newest, older] = await inbox(company.db, company.member);
	expect(newest?.href).toBe('/log/new?team=payments&day=2026-11-19');
	// Only the newest is news.
	expect([newest?.readAt, older?.readAt]).toEqual([null, at('2026-11-19T16:00Z')]);
	expect(await told(company.outsider)).toEqual([]);
});

test('what a machine that was off has missed is told while the window is open, and never after it', async () => {
	await set();
	clock = at('2026-11-17T01:50Z');
	await remindOfLog(company.db);
	clock = at('2026-11-20T02:00Z');
	await tickUntil('2026-11-21T00:00Z');
	expect(await told()).toEqual([['2026-11-17T01:50', 'Payments asks what you learned, for Mon 16 Nov']]);
});

test('a clock that jumps ahead and back tells nobody twice', async () => {
	await set();
	await tickUntil('2026-11-16T17:00Z');
	clock = at('2026-11-19T18:00Z');
	await remindOfLog(company.db);
	clock = at('2026-11-16T12:00Z');
	await tickUntil('2026-11-20T03:00Z');
	expect((await told()).map(([, sentence]) => sentence)).toEqual([
		'Payments asks what you learned, for Thu 19 Nov',
		'Payments asks what you learned, for Mon 16 Nov',
	]);
});

test('two that look at once tell once', async () => {
	await set();
	clock = at('2026-11-16T16:00Z');
	await Promise.all([remindOfLog(company.db), remindOfLog(company.db), remindOfLog(company.db)]);
	expect(await told()).toHaveLength(1);
});

describe('nobody is reminded', () => {
	const quiet = async (who: Person = company.member) => {
		await tickUntil('2026-11-17T12:00Z');
		expect(await told(who)).toEqual([]);
		expect(await company.db.read.select().from(logReminder).where(eq(logReminder.personId, who.id))).toEqual(
			[],
		);
	};

	test('where it is only when somebody has something', async () => {
		await set('payments', { every: 'demand' });
		await quiet();
	});

	test('who is on leave', async () => {
		await set();
		await takeLeave(company.db, company.member, { fromDay: '2026-11-16', toDay: '2026-11-16' });
		await quiet();
	});

	test('on a holiday of the workspace, or of the team', async () => {
		await set();
		await addHoliday(company.db, company.admin, null, { day: '2026-11-16', name: '' });
		await quiet();
		await set('payments', { days: ['2', '3'] });
		await addHoliday(company.db, company.owner, 'payments', { day: '2026-11-17', name: 'Moving day' });
		await addHoliday(company.db, company.owner, 'platform', { day: '2026-11-18', name: 'Another team' });
		await tickUntil('2026-11-19T00:00Z');
		expect((await told()).map(([when]) => when)).toEqual(['2026-11-18T16:00']);
	});

	test('who passes over that day, and it is news no more where they were', async () => {
		await set();
		const skipped = { team: 'payments', day: '2026-11-16', skipped: true };
		await skipDay(company.db, company.member, skipped);
		await quiet();
		await skipDay(company.db, company.member, { ...skipped, day: '2026-11-19' });
		await skipDay(company.db, company.member, { ...skipped, day: '2026-11-19', skipped: false });
		await tickUntil('2026-11-19T17:00Z');
		expect(await inbox(company.db, company.member, { unread: true })).toHaveLength(1);
		await skipDay(company.db, company.member, { ...skipped, day: '2026-11-19' });
		expect(await inbox(company.db, company.member, { unread: true })).toEqual([]);
	});

	test('who is left out; whoever may is told in the inbox', async () => {
		await set();
		const theirs = { personId: company.member.id };
		await changePart(company.db, company.owner, 'payments', { ...theirs, part: 'left-out' });
		await quiet();
		await changePart(company.db, company.owner, 'payments', { ...theirs, part: 'optional' });
		await tickUntil('2026-11-20T00:00Z');
		expect((await told()).map(([, sentence]) => sentence)).toEqual([
			'Payments is open for what you learned, should you like to, for Thu 19 Nov',
		]);
	});

	test('who has answered', async () => {
		await set();
		clock = at('2026-11-16T09:00Z');
		await logged(company.member, '2026-11-16');
		await quiet();
	});

	test('who has left', async () => {
		await set();
		await deactivate(company.db, company.owner, { personId: company.member.id });
		await quiet();
	});

	test('who is a guest', async () => {
		await set();
		const guest = await join(company.db, company.owner, {
			name: 'Gael Guest',
			email: 'gael@example.org',
			role: 'guest',
			team: 'payments',
		});
		await longAgo(company.db);
		await quiet(guest);
	});

	test('of a window that was open when they came, or when it was decided', async () => {
		clock = at('2026-11-16T18:00Z');
		await set();
		await quiet();
		await tickUntil('2026-11-19T18:00Z');
		await changeMembership(company.db, company.owner, {
			slug: 'payments',
			personId: company.outsider.id,
			member: true,
		});
		await tickUntil('2026-11-20T12:00Z');
		expect(await told()).toHaveLength(1);
		expect(await told(company.outsider)).toEqual([]);
	});

	test('while it is paused, and after it ended', async () => {
		await set();
		await pauseRhythm(company.db, company.owner, 'payments', { until: '2026-11-23' });
		await tickUntil('2026-11-22T00:00Z');
		expect(await told()).toEqual([]);
		await tickUntil('2026-11-24T00:00Z');
		expect((await told()).map(([when]) => when)).toEqual(['2026-11-23T16:00']);
		await pauseRhythm(company.db, company.owner, 'payments', { until: '2027-01-01' });
		await resumeRhythm(company.db, company.owner, 'payments');
		await endRhythm(company.db, company.owner, 'payments');
		await tickUntil('2026-11-28T00:00Z');
		expect(await told()).toHaveLength(1);
	});
});

test('who is asked now: the teams that are open, with their questions and until when', async () => {
	await set('payments', { further: '2', asksStatus: 'true' });
	const now = () => askedNow(company.db, company.member, clock);
	clock = at('2026-11-16T15:59Z');
	expect(await now()).toEqual([]);
	clock = at('2026-11-17T00:30Z');
	const [asked, ...others] = await now();
	expect(others).toEqual([]);
	expect(asked).toMatchObject({
		team: { slug: 'payments' },
		day: '2026-11-16',
		closes: at('2026-11-17T02:00Z'),
		asksStatus: true,
		optional: false,
	});
	expect(asked?.questions).toHaveLength(2);
	await logged(company.member, '2026-11-16');
	expect(await now()).toEqual([]);
	expect(await askedNow(company.db, company.outsider, clock)).toEqual([]);
});
