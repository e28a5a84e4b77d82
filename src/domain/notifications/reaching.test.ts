import { asc } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { writeEntry, type Told as Written } from '../../../tests/support/entries.ts';
import { deliver, useMail } from '../../../tests/support/mail.ts';
import { Mailbox } from '../../../tests/support/mailbox.ts';
import { markRemoved } from '#domain/entries/standing.server.ts';
import { HOUR, MINUTE } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { news } from '#lib/live/news.server.ts';
import { outbox } from '#lib/outbox/tables.server.ts';
import { NOTICE_LETTER } from './notice-letter.server.ts';
import { markAllRead } from './marking.server.ts';
import { settle, tell, type Telling } from './notifications.server.ts';
import { noticeWish, pushSubscription, quietHours } from './tables.server.ts';

let company: Company;
let mailbox: Mailbox;
let clock: number;
let release: () => void;
beforeEach(async () => {
	clock = Date.parse('2026-11-19T12:00Z');
	release = setClock(() => clock);
	[company, mailbox] = await Promise.all([freshCompany(), Mailbox.open()]);
	await useMail(company.db, mailbox, [NOTICE_LETTER]);
});
afterEach(async () => {
	release();
	await Promise.all([company.close(), mailbox.close()]);
});

const write = (told: Partial<Written> = {}) =>
	writeEntry(company.db, company.member, { title: 'The *certificate*', ...told });
const telling = (what: Partial<Telling> = {}) =>
	transact(company.db, (tx) =>
		tell(tx, { to: [company.outsider.id], kind: 'mention', by: company.member.id, ...what }),
	);
const rows = () => company.db.read.select().from(outbox).orderBy(asc(outbox.id));
const later = async (ms: number) => {
	clock += ms;
	await deliver(company.db);
};
const subjects = () => mailbox.letters.map(({ subject }) => subject);
const put = (table: typeof noticeWish | typeof quietHours | typeof pushSubscription, values: object) =>
	transact(company.db, (tx) => tx.insert(table).values(values as never));

test('a letter for what is still news a little later, once', async () => {
	const { id } = await write();
	await telling({ entryId: id, subject: 'comment-7' });
	await telling({ entryId: id, subject: 'comment-7' });
	await later(4 * MINUTE);
	expect(mailbox.letters).toEqual([]);
	await later(MINUTE);
	await later(HOUR);
	expect(subjects()).toEqual(['Inês Carvalho mentioned you in PM\u20111']);
	const { text, links } = await mailbox.letterTo(company.outsider.email);
	expect(text).toContain('The *certificate*');
	expect(links[0]).toBe('http://localhost:3000/postmortems/1#comment-7');
	expect(JSON.stringify(await rows())).not.toMatch(/certificate|@/);
});

test('one letter for all that comes together', async () => {
	const { id } = await write();
	await telling({ entryId: id, subject: 'comment-7' });
	clock += 2 * MINUTE;
	await telling({ entryId: id, kind: 'review-asked' });
	await later(3 * MINUTE);
	expect(subjects()).toEqual(['Two things for you in Northwind']);
	const { text } = await mailbox.letterTo(company.outsider.email);
	expect(text).toMatch(
		/asks for your review of PM‑1.*\(http:\/\/localhost:3000\/postmortems\/1\): The \*certificate\*/,
	);
	await telling({ entryId: id, subject: 'comment-8' });
	await later(5 * MINUTE);
	expect(subjects()).toEqual(['Inês Carvalho mentioned you in PM\u20111']);
	expect(await rows()).toHaveLength(2);
});

describe('nothing goes out', () => {
	test('of what was read, settled, or is not theirs to see by then', async () => {
		const { db, outsider, member } = company;
		const { id } = await write();
		await telling({ entryId: id });
		await markAllRead(db, outsider);
		await later(HOUR);
		await telling({ entryId: id, kind: 'review-asked' });
		await transact(db, (tx) => settle(tx, { kind: 'review-asked', entryId: id }));
		await later(HOUR);
		await telling({ entryId: id, subject: 'comment-8' });
		await transact(db, (tx) => markRemoved(tx, member, id));
		await later(HOUR);
		expect(mailbox.letters).toEqual([]);
		expect((await rows()).map(({ state }) => state)).toEqual(['dropped', 'dropped', 'dropped']);
	});

	test('that was not wanted then, or is not wanted now', async () => {
		const { id } = await write();
		const unwanted = { personId: company.outsider.id, channel: 'mail', wanted: false };
		await put(noticeWish, { ...unwanted, matter: 'reviews' });
		await telling({ entryId: id, kind: 'review-asked' });
		expect(await rows()).toEqual([]);
		await telling({ entryId: id });
		await put(noticeWish, { ...unwanted, matter: 'mentions' });
		await later(HOUR);
		expect(mailbox.letters).toEqual([]);
	});

	test('of what was rolled back, and no page hears of it', async () => {
		const { id } = await write();
		const heard: string[] = [];
		const stop = news.hear(company.outsider.id, (place) => heard.push(place));
		const act = transact(company.db, async (tx) => {
			await tell(tx, { to: [company.outsider.id], kind: 'mention', entryId: id, by: null });
			throw new Error('No after all.');
		});
		await expect(act).rejects.toThrow('No after all.');
		expect([await rows(), heard]).toEqual([[], []]);
		await telling({ entryId: id });
		stop();
		await telling({ entryId: id, subject: 'comment-8' });
		expect(heard).toEqual(['inbox']);
	});
});

test('what happens again goes out again only once it was read', async () => {
	const { db, outsider } = company;
	const { id } = await write();
	const reply = { entryId: id, kind: 'reply', subject: 'note-3' } as const;
	await telling(reply);
	await later(HOUR);
	await telling(reply);
	await later(HOUR);
	expect(mailbox.letters).toHaveLength(1);
	await markAllRead(db, outsider);
	await telling(reply);
	await later(HOUR);
	expect(mailbox.letters).toHaveLength(2);
});

test('it waits until the quiet hours of one’s own clock are over, and is one letter then', async () => {
	const { id } = await write();
	await put(quietHours, { personId: company.outsider.id, fromMinute: 22 * 60, toMinute: 7 * 60, days: [] });
	clock = Date.parse('2026-11-19T22:30Z');
	await telling({ entryId: id, subject: 'comment-7' });
	await later(2 * HOUR);
	await telling({ entryId: id, subject: 'comment-8' });
	await later(6 * HOUR);
	expect(mailbox.letters).toEqual([]);
	await later(HOUR);
	expect(subjects()).toEqual(['Two things for you in Northwind']);
});

test('each browser is told for itself, a minute later', async () => {
	const { id } = await write();
	for (const device of ['one', 'two']) {
		const keys = { p256dh: 'x', auth: 'y', createdAt: clock };
		await put(pushSubscription, { ...keys, personId: company.outsider.id, endpoint: device, device });
	}
	await telling({ entryId: id });
	const queued = (await rows()).filter(({ way }) => way === 'push');
	expect(queued.map(({ dueAt }) => dueAt - clock)).toEqual([MINUTE, MINUTE]);
	expect(queued.map(({ about }) => about.subscription)).toEqual([1, 2]);
	await telling({ entryId: id, kind: 'changed-something' });
	expect((await rows()).filter(({ way }) => way === 'push')).toHaveLength(2);
});
