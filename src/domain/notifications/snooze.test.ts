import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { writeEntry } from '../../../tests/support/entries.ts';
import { HOUR } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { inbox, unreadCount } from './inbox.server.ts';
import { bringBack, markAllRead, snooze } from './marking.server.ts';
import { tell } from './notifications.server.ts';
import { snoozesAt, snoozeUntil, type Snooze } from './snooze.ts';

describe('on one’s own clock', () => {
	test.each<[Snooze, string, string, string]>([
		['evening', '2026-11-19T12:00Z', 'UTC', '2026-11-19T18:00'],
		['evening', '2026-11-19T08:00Z', 'Asia/Tokyo', '2026-11-19T09:00'],
		['evening', '2026-11-19T19:00Z', 'UTC', '2026-11-20T09:00'],
		['tomorrow', '2026-11-19T23:30Z', 'Pacific/Chatham', '2026-11-20T19:15'],
		['tomorrow', '2026-10-24T12:00Z', 'Europe/Berlin', '2026-10-25T08:00'],
		['tomorrow', '2026-03-28T12:00Z', 'Europe/Berlin', '2026-03-29T07:00'],
		['monday', '2026-11-19T12:00Z', 'America/St_Johns', '2026-11-23T12:30'],
		['monday', '2026-11-23T06:00Z', 'UTC', '2026-11-30T09:00'],
		['monday', '2026-11-22T12:00Z', 'UTC', '2026-11-23T09:00'],
	])('%s, at %s in %s', (until, at, zone, expected) => {
		expect(new Date(snoozeUntil(until, Date.parse(at), zone)).toISOString().slice(0, 16)).toBe(expected);
	});

	test('only what makes sense is offered', () => {
		const offered = (at: string) => snoozesAt(Date.parse(at), 'UTC');
		expect(offered('2026-11-19T12:00Z')).toEqual(['evening', 'tomorrow', 'monday']);
		expect(offered('2026-11-19T17:00Z')).toEqual(['tomorrow', 'monday']);
		expect(offered('2026-11-22T12:00Z')).toEqual(['evening', 'tomorrow']);
	});
});

describe('what is put off', () => {
	let company: Company;
	let clock = Date.parse('2026-11-19T12:00Z');
	let release: () => void;
	beforeEach(async () => {
		clock = Date.parse('2026-11-19T12:00Z');
		release = setClock(() => clock);
		company = await freshCompany();
	});
	afterEach(async () => {
		release();
		await company.close();
	});

	const sentences = async (asked = {}) =>
		(await inbox(company.db, company.outsider, asked)).map(({ sentence }) => sentence);

	async function tellTwo(): Promise<number[]> {
		const { db, member, outsider } = company;
		const { id: entryId } = await writeEntry(db, member, { title: 'The certificate' });
		await transact(db, async (tx) => {
			await tell(tx, { to: [outsider.id], kind: 'mention', entryId, by: member.id });
			await tell(tx, { to: [outsider.id], kind: 'review-asked', entryId, by: member.id, at: clock + 1 });
		});
		return (await inbox(db, outsider)).map(({ id }) => id);
	}

	test('is out of sight, comes back as new and first, and can be brought back before', async () => {
		const { db, outsider } = company;
		const [asked = 0, mention = 0] = await tellTwo();
		await markAllRead(db, outsider);
		await snooze(db, outsider, { ids: [mention], until: 'evening' });
		expect([await unreadCount(db, outsider), await sentences(), await sentences({ snoozed: true })]).toEqual([
			0,
			['Inês Carvalho asks for your review of PM\u20111'],
			['Inês Carvalho mentioned you in PM\u20111'],
		]);
		clock += 6 * HOUR;
		expect(await unreadCount(db, outsider)).toBe(1);
		expect((await inbox(db, outsider)).map(({ id, readAt }) => [id, readAt === null])).toEqual([
			[mention, true],
			[asked, false],
		]);
		expect(await sentences({ snoozed: true })).toEqual([]);
		await snooze(db, outsider, { ids: [mention], until: 'monday' });
		await bringBack(db, outsider, { ids: [mention, asked] });
		expect(await unreadCount(db, outsider)).toBe(1);
	});

	test('is one’s own alone', async () => {
		const { db, admin, outsider } = company;
		const [asked = 0] = await tellTwo();
		await snooze(db, admin, { ids: [asked], until: 'monday' });
		expect(await unreadCount(db, outsider)).toBe(2);
		await snooze(db, outsider, { ids: [asked], until: 'monday' });
		await bringBack(db, admin, { ids: [asked] });
		expect(await unreadCount(db, outsider)).toBe(1);
	});

	test('is news once more where it happens again in the meantime', async () => {
		const { db, member, outsider } = company;
		const [asked = 0] = await tellTwo();
		await snooze(db, outsider, { ids: [asked], until: 'monday' });
		await transact(db, (tx) =>
			tell(tx, { to: [outsider.id], kind: 'review-asked', entryId: 1, by: member.id }),
		);
		expect(await unreadCount(db, outsider)).toBe(2);
	});
});
