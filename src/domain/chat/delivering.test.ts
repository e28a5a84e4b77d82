import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { eq } from 'drizzle-orm';
import { writeEntry, type Told } from '../../../tests/support/entries.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { RECEIVER_HOST, Receiver } from '../../../tests/support/receiver.ts';
import { MINUTE } from '#lib/dates.ts';
import { now, setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { outbox } from '#lib/outbox/tables.server.ts';
import { changeMembership } from '../accounts/members.server.ts';
import { createEntry } from '../entries/entries.server.ts';
import { markDraft, markPublished } from '../entries/standing.server.ts';
import { entry } from '../entries/tables.server.ts';
import { Change } from '../lessons/lesson.ts';
import { setLearned } from '../lessons/lessons.server.ts';
import { change, changeCheck } from '../lessons/tables.server.ts';
import { inbox } from '../notifications/inbox.server.ts';
import { announce } from '../webhooks/announcing.server.ts';
import { CHAT_KINDS, CHAT_NEWS, type ChatKind } from './chat.ts';
import { deliverChat } from './delivering.server.ts';
import { chatPlacesOf, makeChatPlace, pauseChatPlace, sendTestMessage } from './places.server.ts';
import { chatPlace } from './tables.server.ts';
import { lastFriday, tellWeeks } from './week.server.ts';

vi.stubEnv('KINTSUGI_OWN_HOSTS', RECEIVER_HOST);
afterAll(() => vi.unstubAllEnvs());

let company: Company;
let receiver: Receiver;
let releaseClock = () => undefined as unknown;

beforeEach(async () => {
	[company, receiver] = await Promise.all([freshCompany(), Receiver.open()]);
	const { db, owner, member } = company;
	await changeMembership(db, owner, { slug: 'payments', personId: member.id, member: true });
});
afterEach(async () => {
	releaseClock();
	await Promise.all([company.close(), receiver.close()]);
});

const add = (kind: ChatKind = 'slack') =>
	makeChatPlace(company.db, company.member, 'payments', {
		kind,
		name: '#payments',
		address: receiver.address(`/services/${kind}`),
		news: [...CHAT_NEWS],
	});
const deliver = () => deliverChat(company.db);
const clockAt = (at: number) => {
	releaseClock();
	releaseClock = setClock(at);
};
const told = () => receiver.received.map(({ body }) => JSON.parse(body) as { text?: string });
const states = async () => (await company.db.read.select().from(outbox)).map(({ state }) => state);
const write = (more: Partial<Told> = {}) =>
	writeEntry(company.db, company.member, { title: 'Orders waited', team: 'payments', ...more });

/** A log entry, as it is logged. */
function log(learned: string, next = ''): Promise<number> {
	const { db, member } = company;
	return transact(db, async (tx) => {
		const sharing = { team: 'payments', visibility: 'team' as const, readers: [], authors: [] };
		const made = await createEntry(tx, member, 'log', { title: learned, body: '', sharing, content: {} });
		const changes = next === '' ? [] : [changing(next)];
		await setLearned(tx, member, made.id, { lessons: [{ text: learned }], changes });
		await markPublished(tx, member, made.id);
		return made.id;
	});
}

const changing = (text: string) => Change.parse({ text, lesson: 1 });

const HOSTILE =
	'Ask <!channel> & <@U024BE7LH>, @all @here, *bold* [x](https://evil.example) ~town #hash <at>Bo</at>';

describe('a channel', () => {
	test.each(CHAT_KINDS)(
		'of %s hears what somebody logged, and nobody is called by their words',
		async (kind) => {
			await add(kind);
			await log(HOSTILE, 'Then <!here> @channel');
			await deliver();
			const [got] = receiver.received;
			expect(got?.path).toBe(`/services/${kind}`);
			const body = got?.body ?? '';
			expect(body).toContain('Inês Carvalho learned, in Payments');
			const texts = [...strings(JSON.parse(body))];
			if (kind === 'slack') {
				// Only elements that are read as they are hold them as they were written.
				const { text } = JSON.parse(body) as { text: string };
				expect(text).not.toMatch(/<[!@]/);
				expect(readAsMarkup(JSON.parse(body)).join(' ')).not.toMatch(/<[!@]/);
				expect(texts).toContain(HOSTILE);
			}
			if (kind === 'mattermost') {
				expect(texts.join('\n')).not.toMatch(/@(all|here|channel)/);
				expect(texts.filter((text) => text.startsWith('>')).join()).not.toContain('[x](https');
				expect(texts.join('\n')).toContain('Ask <\\!channel\\> & <@\u200BU024BE7LH\\>, @\u200Ball');
			}
			if (kind === 'teams') {
				expect(body).not.toContain('"TextBlock"');
				expect(body).toContain('"version":"1.4"');
				expect(texts).toContain(HOSTILE);
			}
		},
	);

	test('hears of a post-mortem once, with its lessons and the changes that hang from them', async () => {
		await log('Another lesson', 'Another change');
		await add();
		const { id } = await write({ draft: true });
		await transact(company.db, async (tx) => {
			await setLearned(tx, company.member, id, {
				lessons: [{ text: 'A queue can say stop.' }],
				changes: [changing('Limit the queue.')],
			});
			await markPublished(tx, company.member, id);
		});
		await deliver();
		await transact(company.db, async (tx) => {
			await markDraft(tx, id);
			await markPublished(tx, company.member, id);
		});
		await deliver();
		expect(receiver.received).toHaveLength(1);
		const texts = [...strings(told()[0])];
		expect(texts).not.toContain('Another change');
		expect(texts).toEqual(
			expect.arrayContaining([
				'A post-mortem was published, in Payments',
				'PM‑1: Orders waited',
				'A queue can say stop.',
				'Limit the queue.',
			]),
		);
	});

	test('hears of a change that was done, and whether it held', async () => {
		await add();
		const entryId = await log('A queue can say stop.', 'Limit the queue.');
		await deliver();
		await transact(company.db, async (tx) => {
			await tx.update(change).set({ state: 'done', doneOn: '2026-11-26' });
			await announce(tx, { event: 'change.done', entryId, changeId: 1 });
			await tx.insert(changeCheck).values({
				changeId: 1,
				dueOn: '2026-12-24',
				outcome: 'did-not',
				sentence: 'It filled up again.',
				at: 1,
			});
			await announce(tx, { event: 'change.checked', entryId, changeId: 1, checkId: 1 });
		});
		await deliver();
		expect(told().map(({ text }) => text)).toEqual([
			'Inês Carvalho learned, in Payments',
			'A change was done, in Payments',
			'A change did not hold, in Payments',
		]);
		expect([...strings(told()[2])]).toEqual(
			expect.arrayContaining(['C‑1: Limit the queue.', 'It filled up again.']),
		);
	});

	test('hears nothing that was kept to fewer in the meantime, nor of other teams', async () => {
		await add();
		await write({ team: 'platform' });
		const { id } = await write({ title: 'Canary' });
		await transact(company.db, (tx) =>
			tx.update(entry).set({ visibility: 'restricted' }).where(eq(entry.id, id)),
		);
		await deliver();
		expect(receiver.received).toEqual([]);
	});

	test('that asks for a pause gets it', async () => {
		await add();
		receiver.answer = () => ({ status: 429, headers: { 'retry-after': '300' } });
		await log('One');
		await deliver();
		await log('Two');
		receiver.answer = () => ({ status: 200 });
		clockAt(now() + 4 * MINUTE);
		await deliver();
		expect(await states()).toEqual(['waiting', 'sent']);
		clockAt(now() + 2 * MINUTE);
		await deliver();
		expect(await states()).toEqual(['sent', 'sent']);
	});

	test('that is gone is paused, and whoever looks after the team is told', async () => {
		const { db, owner, member } = company;
		await changeMembership(db, owner, { slug: 'payments', personId: member.id, member: true });
		await add();
		receiver.answer = () => ({ status: 404 });
		await log('One');
		await deliver();
		const [place] = await db.read.select().from(chatPlace);
		expect(place?.pausedAt).not.toBeNull();
		expect((await inbox(db, company.admin))[0]).toMatchObject({
			kind: 'chat-paused',
			href: '/teams/payments/chat#place-1',
		});
		receiver.answer = () => ({ status: 200 });
		await log('Two');
		await sendTestMessage(db, member, 'payments', { id: 1 });
		await deliver();
		expect(told().map(({ text }) => text)).toEqual([
			'Inês Carvalho learned, in Payments',
			'A test from Kintsugi: this channel hears what Payments learns.',
		]);
	});
});

describe('the week', () => {
	test('is told on Friday at four, by the clock of the workspace, once, and not where it was quiet', async () => {
		// Berlin: Friday 27 November 2026, 16:00 is 15:00 UTC.
		clockAt(Date.parse('2026-11-24T10:00Z'));
		await add();
		await log('A queue can say stop.');
		await deliver();
		receiver.received.length = 0;
		clockAt(Date.parse('2026-11-27T14:59Z'));
		await tellWeeks(company.db);
		await deliver();
		expect(receiver.received).toEqual([]);
		for (const at of ['2026-11-27T15:00Z', '2026-11-27T15:01Z', '2026-11-28T09:00Z']) {
			clockAt(Date.parse(at));
			await tellWeeks(company.db);
			await deliver();
		}
		expect(told().map(({ text }) => text)).toEqual(['What Payments learned this week: one lesson']);
		clockAt(Date.parse('2026-12-04T15:00Z'));
		await tellWeeks(company.db);
		await deliver();
		expect(receiver.received).toHaveLength(1);
	});

	test.each([
		['2026-03-29T00:30Z', 'Europe/Berlin', '2026-03-27T15:00:00.000Z'],
		['2026-04-03T14:00Z', 'Europe/Berlin', '2026-04-03T14:00:00.000Z'],
		['2026-11-27T02:14Z', 'Pacific/Chatham', '2026-11-20T02:15:00.000Z'],
		['2026-11-27T02:15Z', 'Pacific/Chatham', '2026-11-27T02:15:00.000Z'],
	])('%s in %s: the last Friday at four was %s', (at, zone, expected) => {
		expect(new Date(lastFriday(Date.parse(at), zone).at).toISOString()).toBe(expected);
	});
});

test('who looks after the team decides; the address leaves the server for nobody, and lies sealed', async () => {
	const { db, member, outsider } = company;
	await add();
	const { places } = await chatPlacesOf(db, member, 'payments');
	expect(JSON.stringify(places)).not.toContain('/services/');
	const [row] = await db.read.select().from(chatPlace);
	expect(row?.address).not.toContain('127.0.0.1');
	await expect(chatPlacesOf(db, outsider, 'payments')).rejects.toMatchObject({ status: 403 });
	await expect(pauseChatPlace(db, member, 'platform', { id: 1 })).rejects.toMatchObject({ status: 403 });
	await expect(
		makeChatPlace(db, member, 'payments', {
			kind: 'slack',
			name: '#x',
			address: 'http://[::1]/x',
			news: ['week'],
		}),
	).rejects.toMatchObject({ status: 422 });
});

/** Every text in it. */
function* strings(value: unknown): Generator<string> {
	if (typeof value === 'string') yield value;
	else if (typeof value === 'object' && value !== null)
		for (const one of Object.values(value)) yield* strings(one);
}

/** Of a message for Slack: the texts that are read as markup. */
function readAsMarkup(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	if ('type' in value && (value.type === 'text' || value.type === 'link' || value.type === 'plain_text'))
		return [];
	return Object.entries(value).flatMap(([name, one]: [string, unknown]) =>
		typeof one === 'string' ? (name === 'text' || name === 'fallback' ? [one] : []) : readAsMarkup(one),
	);
}
