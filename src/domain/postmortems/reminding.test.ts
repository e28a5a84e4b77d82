import { deactivate } from '../accounts/leaving.server.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isWorkingDay } from '#lib/civil-hours.ts';
import { setClock } from '#lib/db/clock.ts';
import { clockTime, DAY, HOUR, isoDay } from '#lib/dates.ts';
import { changeProfile } from '../accounts/people.server.ts';
import type { Person } from '../accounts/person.ts';
import { inbox } from '../notifications/inbox.server.ts';
import { notification } from '../notifications/tables.server.ts';
import { EMAILS, freshCompany, personOf, type Company } from '../../../tests/support/people.ts';
import { changeExpectations, expectedOf, myExpected, sayNeeded, sayNotNeeded } from './expected.server.ts';
import { Expectations } from './expected.ts';
import { draft, NewPostmortem, revise, Revision } from './postmortems.server.ts';
import { publish, remove, withdraw } from './publication.server.ts';
import { remind } from './reminding.server.ts';

let company: Company;
let clock: number;
let release: () => void;
beforeEach(async () => {
	company = await freshCompany();
	clock = at('2026-11-16T08:00Z');
	release = setClock(() => clock);
	await changeExpectations(company.db, company.owner, CHOSEN);
	clock = at('2026-11-18T08:00Z');
});
afterEach(async () => {
	release();
	await company.close();
});

function at(moment: string): number {
	return Date.parse(moment);
}

const CHOSEN = Expectations.parse({ within: { sev2: 5 }, before: 2, onTheDay: true });

/** Resolved on Tuesday 17 November, so expected by Tuesday the 24th. */
async function write(content: object = {}, sharing: object = {}): Promise<number> {
	const times = { resolved: '2026-11-17T15:00:00Z' };
	const given = { title: 'The queue', severity: 2, times, ...content };
	const { number } = await draft(
		company.db,
		company.member,
		NewPostmortem.parse({ content: given, sharing }),
	);
	return number;
}

async function tickUntil(end: string, step = HOUR): Promise<void> {
	for (; clock < at(end); clock += step) await remind(company.db);
}

const lines = async (who: Person = company.member) =>
	(await inbox(company.db, who)).map(({ sentence, at: when }) => [
		new Date(when).toISOString().slice(0, 16),
		sentence,
	]);

test('its authors are told two working days before, and on the day, at nine where they are', async () => {
	await write({}, { authors: [EMAILS.owner] });
	await tickUntil('2026-12-24T00:00Z');
	expect(await lines()).toEqual([
		['2026-11-24T09:00', 'Tue 24 Nov is the day for PM\u20111'],
		['2026-11-20T09:00', 'PM\u20111 is expected by Tue 24 Nov'],
	]);
	// The owner is in Berlin.
	expect((await lines(company.owner)).map(([when]) => when)).toEqual([
		'2026-11-24T08:00',
		'2026-11-20T08:00',
	]);
	expect(await lines(company.admin)).toEqual([]);
});

test('the one before is settled by the one on the day', async () => {
	await write();
	await tickUntil('2026-11-25T00:00Z');
	expect(await inbox(company.db, company.member, { unread: true })).toHaveLength(1);
});

test('what a sleeping machine missed is told when it wakes, at a civil hour, and not when it would only be late', async () => {
	await write();
	clock = at('2026-11-20T19:00Z');
	await tickUntil('2026-11-24T00:00Z');
	expect(await lines()).toEqual([['2026-11-23T09:00', 'PM\u20111 is expected by Tue 24 Nov']]);
	clock = at('2026-11-25T03:00Z');
	await tickUntil('2026-11-27T00:00Z');
	expect(await lines()).toHaveLength(1);
});

describe('nobody is reminded', () => {
	const quiet = async () => {
		await tickUntil('2026-11-26T00:00Z');
		expect(await lines()).toEqual([]);
	};

	test('of what is published, or was, or is removed', async () => {
		await publish(company.db, company.member, await write());
		const withdrawn = await write();
		await publish(company.db, company.member, withdrawn);
		await withdraw(company.db, company.member, withdrawn);
		await remove(company.db, company.member, await write());
		await quiet();
	});

	test('where nothing is chosen', async () => {
		await changeExpectations(company.db, company.owner, Expectations.parse({ within: { sev2: 5 } }));
		await write();
		await quiet();
	});

	test('of what was not yet asked for at that hour', async () => {
		await write();
		clock = at('2026-11-24T10:00Z');
		await changeExpectations(company.db, company.owner, CHOSEN);
		await quiet();
	});

	test('who has left', async () => {
		await write({}, { authors: [EMAILS.outsider] });
		await deactivate(company.db, company.owner, { personId: company.outsider.id });
		await tickUntil('2026-11-26T00:00Z');
		const told = await company.db.read.select().from(notification);
		expect(new Set(told.map(({ personId }) => personId))).toEqual(new Set([company.member.id]));
	});

	test('where it is not needed, until that is taken back', async () => {
		const { db, member } = company;
		const number = await write();
		await sayNotNeeded(db, member, { number, reason: 'The same as PM-12.' });
		await tickUntil('2026-11-23T12:00Z');
		expect(await lines()).toEqual([]);
		await sayNeeded(db, member, { number });
		await tickUntil('2026-11-26T00:00Z');
		expect((await lines()).map(([when]) => when)).toEqual(['2026-11-24T09:00', '2026-11-23T12:00']);
	});
});

test('publishing, and saying that it is not needed, puts away what was told of it', async () => {
	const { db, member } = company;
	const published = await write();
	const unneeded = await write();
	await tickUntil('2026-11-20T12:00Z');
	expect(await inbox(db, member, { unread: true })).toHaveLength(2);
	await publish(db, member, published);
	await sayNotNeeded(db, member, { number: unneeded, reason: 'It was a drill.' });
	expect(await inbox(db, member, { unread: true })).toEqual([]);
});

test('another day is another reminder, and going back to a day that was told is none', async () => {
	const { db, member } = company;
	const number = await write();
	await tickUntil('2026-11-20T12:00Z');
	const resolved = (moment: string) =>
		revise(db, member, number, Revision.parse({ content: { times: { resolved: moment } } }));
	await resolved('2026-11-18T15:00:00Z');
	await tickUntil('2026-11-23T12:00Z');
	await resolved('2026-11-17T15:00:00Z');
	await tickUntil('2026-11-24T00:00Z');
	expect((await lines()).map(([, sentence]) => sentence)).toEqual([
		'PM\u20111 is expected by Wed 25 Nov',
		'PM\u20111 is expected by Tue 24 Nov',
	]);
});

test.each([
	['spring', '2026-03-16', '2026-04-10'],
	['autumn', '2026-10-12', '2026-11-06'],
])('over the weeks in which the clocks change in %s, each is told once, at nine', async (_, from, to) => {
	const { db, owner } = company;
	const zones = {
		owner: 'Europe/Berlin',
		admin: 'America/New_York',
		member: 'Pacific/Auckland',
		outsider: 'UTC',
	};
	for (const [who, zone] of Object.entries(zones)) {
		const one = company[who as keyof typeof zones];
		await changeProfile(db, one, { name: one.name, zone });
	}
	clock = at(`${from}T00:00Z`);
	await changeExpectations(db, owner, CHOSEN);
	let drafts = 0;
	const authors = Object.values(EMAILS);
	for (const end = at(`${to}T00:00Z`); clock < end; clock += HOUR) {
		if (clock % (3 * DAY) === 0 && clock < end - 11 * DAY) {
			await write({ times: { resolved: new Date(clock).toISOString() } }, { authors });
			drafts++;
		}
		await remind(db);
	}
	const told = await db.read.select().from(notification);
	const people = new Map(
		await Promise.all(
			authors.map(async (email) => personOf(db, email).then((one) => [one.id, one] as const)),
		),
	);
	expect(drafts).toBeGreaterThan(3);
	expect(told).toHaveLength(drafts * people.size * 2);
	for (const one of told) {
		const zone = people.get(one.personId)?.zone ?? '';
		expect(clockTime(one.at, zone)).toBe('09:00');
		expect(isWorkingDay(isoDay(one.at, zone))).toBe(true);
		if (one.kind === 'expected-day') expect(isoDay(one.at, zone)).toBe(one.subject);
	}
});

describe('what is shown of it', () => {
	test('the day, to those who see the draft; who said that it is not needed, and why', async () => {
		const { db, member } = company;
		const number = await write();
		expect(await expectedOf(db, member, number)).toEqual({ number, day: '2026-11-24', notNeeded: null });
		await expect(expectedOf(db, company.admin, number)).rejects.toMatchObject({ status: 404 });
		await sayNotNeeded(db, member, { number, reason: 'The same as PM-12.' });
		expect(await myExpected(db, member)).toEqual([
			{
				number,
				day: '2026-11-24',
				notNeeded: { reason: 'The same as PM-12.', by: 'Inês Carvalho', at: clock },
			},
		]);
		expect(await myExpected(db, company.admin)).toEqual([]);
	});

	test('nothing once it is published', async () => {
		const number = await write();
		await publish(company.db, company.member, number);
		expect(await expectedOf(company.db, company.admin, number)).toBeNull();
	});
});

describe('who may', () => {
	test('decide what is expected: owners and administrators', async () => {
		await expect(changeExpectations(company.db, company.member, CHOSEN)).rejects.toMatchObject({
			status: 403,
		});
		await changeExpectations(company.db, company.admin, CHOSEN);
	});

	test('say that a draft is not needed: its authors, and nobody to whom it is hidden', async () => {
		const number = await write();
		const say = sayNotNeeded(company.db, company.admin, { number, reason: 'No.' });
		await expect(say).rejects.toMatchObject({ status: 404 });
		await expect(sayNeeded(company.db, company.outsider, { number })).rejects.toMatchObject({ status: 404 });
	});
});
