import { changeMembership } from '../accounts/members.server.ts';
import { deactivate } from '../accounts/leaving.server.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { join, personOf, freshCompany, type Company } from '../../../tests/support/people.ts';
import { writeEntry, type Told as Written } from '../../../tests/support/entries.ts';
import type { Person } from '#domain/accounts/person.ts';

import { markRemoved, markRestored, markDraft } from '#domain/entries/standing.server.ts';
import { setReaders } from '#domain/entries/sharing.server.ts';
import { entry } from '#domain/entries/tables.server.ts';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { eq } from 'drizzle-orm';
import { inbox, unreadCount } from './inbox.server.ts';
import { markAllRead, markRead } from './marking.server.ts';
import { settle, tell, type Telling } from './notifications.server.ts';
import { notification } from './tables.server.ts';

const NOON = Date.parse('2026-11-19T12:00Z');

let company: Company;
let release: () => void;
beforeEach(async () => {
	company = await freshCompany();
	release = setClock(NOON);
});
afterEach(async () => {
	release();
	await company.close();
});

const write = (told: Partial<Written> = {}) =>
	writeEntry(company.db, company.member, { title: 'The certificate', ...told });
const telling = (what: Partial<Telling> & { entryId: number }) =>
	transact(company.db, (tx) =>
		tell(tx, { to: [company.outsider.id], kind: 'mention', by: company.member.id, ...what }),
	);
const sentences = async (who: Person = company.outsider, asked = {}) =>
	(await inbox(company.db, who, asked)).map(({ sentence }) => sentence);

test('it says who did what, where, and as it is called now', async () => {
	const { id } = await write();
	await telling({ entryId: id, subject: 'comment-7' });
	const [told] = await inbox(company.db, company.outsider);
	expect(told).toMatchObject({
		sentence: 'Inês Carvalho mentioned you in PM\u20111',
		title: 'The certificate',
		reference: 'PM-1',
		href: '/postmortems/1#comment-7',
		by: { id: company.member.id, name: 'Inês Carvalho' },
		at: NOON,
		readAt: null,
	});
});

describe('who is told', () => {
	test('never the one who did it, and each of the others once', async () => {
		const { db, member, outsider, admin } = company;
		const { id } = await write();
		await telling({ entryId: id, to: [member.id, outsider.id, admin.id, outsider.id] });
		expect(await unreadCount(db, member)).toBe(0);
		expect(await unreadCount(db, outsider)).toBe(1);
		expect(await unreadCount(db, admin)).toBe(1);
	});

	test('nobody who has left', async () => {
		const { db, owner, outsider } = company;
		const { id } = await write();
		await deactivate(db, owner, { personId: outsider.id });
		await telling({ entryId: id });
		expect(await db.read.select().from(notification)).toEqual([]);
	});

	test('nobody, where it is rolled back', async () => {
		const { id } = await write();
		const act = transact(company.db, async (tx) => {
			await tell(tx, { to: [company.outsider.id], kind: 'mention', entryId: id, by: null });
			throw new Error('No after all.');
		});
		await expect(act).rejects.toThrow('No after all.');
		expect(await sentences()).toEqual([]);
	});
});

describe('the same thing', () => {
	test('is told once, also after it was read', async () => {
		const { id } = await write();
		await telling({ entryId: id, subject: 'comment-7' });
		await markAllRead(company.db, company.outsider);
		await telling({ entryId: id, subject: 'comment-7' });
		expect(await unreadCount(company.db, company.outsider)).toBe(0);
		await telling({ entryId: id, subject: 'comment-8' });
		expect(await sentences(company.outsider, { unread: true })).toHaveLength(1);
	});

	test('can be new again: replies in one thread are one line, with the last who replied', async () => {
		const { db, member, admin, outsider } = company;
		const { id } = await write();
		await telling({ entryId: id, kind: 'reply', subject: 'thread-3', by: member.id });
		await markAllRead(db, outsider);
		await telling({ entryId: id, kind: 'reply', subject: 'thread-3', by: admin.id, at: NOON + 1 });
		const lines = await inbox(db, outsider);
		expect(lines).toMatchObject([
			{ sentence: 'Tomasz Wrona replied in PM\u20111', at: NOON + 1, readAt: null },
		]);
	});
});

test('what is settled is news no more, for those named, and asking again is news again', async () => {
	const { db, outsider, admin } = company;
	const { id } = await write();
	await telling({ entryId: id, kind: 'review-asked', to: [outsider.id, admin.id] });
	await telling({ entryId: id, kind: 'mention' });
	await transact(db, (tx) => settle(tx, { kind: 'review-asked', entryId: id, to: [outsider.id] }));
	expect(await sentences(outsider, { unread: true })).toEqual(['Inês Carvalho mentioned you in PM\u20111']);
	expect(await unreadCount(db, admin)).toBe(1);
	await telling({ entryId: id, kind: 'review-asked' });
	expect(await unreadCount(db, outsider)).toBe(2);
});

test('one reads one’s own alone', async () => {
	const { db, outsider, admin } = company;
	const { id } = await write();
	await telling({ entryId: id, to: [outsider.id, admin.id] });
	const [told] = await inbox(db, outsider);
	await markRead(db, admin, { ids: [told?.id ?? 0] });
	expect(await unreadCount(db, outsider)).toBe(1);
	await markRead(db, outsider, { ids: [told?.id ?? 0] });
	expect(await unreadCount(db, outsider)).toBe(0);
	expect(await unreadCount(db, admin)).toBe(1);
});

test('the newest first, however late it was told', async () => {
	const { id } = await write();
	await telling({ entryId: id, subject: 'a', at: NOON });
	await telling({ entryId: id, subject: 'b', at: NOON - 1 });
	const told = await inbox(company.db, company.outsider);
	expect(told.map(({ at }) => at)).toEqual([NOON, NOON - 1]);
});

describe('an entry that the person may not see', () => {
	const hidden = async (who: Person, asked = {}) => {
		expect(await sentences(who, asked)).toEqual([]);
		expect(await unreadCount(company.db, who)).toBe(0);
	};

	test.each<[string, (id: number) => Promise<unknown>]>([
		['removed', (id) => transact(company.db, (tx) => markRemoved(tx, company.member, id))],
		['withdrawn', (id) => transact(company.db, (tx) => markDraft(tx, id))],
		['restricted', (id) => restrict(id)],
	])('once it is %s its notifications are gone, and only hidden', async (_, hide) => {
		const { id } = await write();
		await telling({ entryId: id });
		await telling({ entryId: id, kind: 'review-asked' });
		expect(await unreadCount(company.db, company.outsider)).toBe(2);
		await hide(id);
		await hidden(company.outsider);
	});

	test('comes back with the entry', async () => {
		const { id } = await write();
		await telling({ entryId: id });
		await transact(company.db, (tx) => markRemoved(tx, company.member, id));
		await transact(company.db, (tx) => markRestored(tx, company.member, id));
		expect(await sentences()).toHaveLength(1);
	});

	test('is hidden from who leaves the team that keeps it to itself', async () => {
		const { db, owner } = company;
		const yusuf = { name: 'Yusuf Demir', email: 'yusuf@example.org', team: 'payments' };
		const teammate = await join(db, owner, yusuf);
		const { id } = await write({ team: 'payments', visibility: 'team' });
		await telling({ entryId: id, to: [teammate.id, company.outsider.id] });
		await hidden(company.outsider);
		expect(await sentences(teammate)).toHaveLength(1);
		await changeMembership(db, owner, { slug: 'payments', personId: teammate.id, member: false });
		await hidden(await personOf(db, yusuf.email));
	});
});

async function restrict(id: number): Promise<void> {
	await transact(company.db, async (tx) => {
		await tx.update(entry).set({ visibility: 'restricted' }).where(eq(entry.id, id));
		await setReaders(tx, id, []);
	});
}
