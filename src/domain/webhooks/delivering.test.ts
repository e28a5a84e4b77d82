import { eq } from 'drizzle-orm';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { writeEntry, type Told } from '../../../tests/support/entries.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { RECEIVER_HOST, Receiver, type Received } from '../../../tests/support/receiver.ts';
import { DAY, HOUR, MINUTE } from '#lib/dates.ts';
import { now, setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { outbox, outboxTry } from '#lib/outbox/tables.server.ts';
import { entry } from '../entries/tables.server.ts';
import { Change } from '../lessons/lesson.ts';
import { setLearned } from '../lessons/lessons.server.ts';
import { inbox } from '../notifications/inbox.server.ts';
import { announce } from './announcing.server.ts';
import {
	countMissed,
	deliveriesTo,
	lookInto,
	sendAgain,
	sendAllAgain,
	sendTest,
} from './deliveries.server.ts';
import { deliverWebhooks } from './delivering.server.ts';
import { WEBHOOK_EVENTS } from './event.ts';
import { WebhookPayload } from './payload.ts';
import { webhook } from './tables.server.ts';
import { forgetEarlierSecret, renewSecret } from './secrets.server.ts';
import { makeWebhook, pauseWebhook, removeWebhook, resumeWebhook } from './webhooks.server.ts';

vi.stubEnv('KINTSUGI_OWN_HOSTS', RECEIVER_HOST);
afterAll(() => vi.unstubAllEnvs());

let company: Company;
let receiver: Receiver;
let made: { id: number; secret: string };
let releaseClock = () => undefined as unknown;

beforeEach(async () => {
	[company, receiver] = await Promise.all([freshCompany(), Receiver.open()]);
	made = await make(null);
});
afterEach(async () => {
	releaseClock();
	await Promise.all([company.close(), receiver.close()]);
});

const make = (place: string | null, address = receiver.address()) =>
	makeWebhook(company.db, company.owner, place, {
		name: 'Warehouse',
		address,
		events: [...WEBHOOK_EVENTS],
	});
const write = (told: Partial<Told> = {}) =>
	writeEntry(company.db, company.member, { title: 'Queues', ...told });
const deliver = () => deliverWebhooks(company.db);
const later = (ms: number) => {
	const at = now() + ms;
	releaseClock();
	releaseClock = setClock(at);
};
const states = async () => (await company.db.read.select().from(outbox)).map(({ state }) => state);
const read = ({ body, headers }: Received, { secret } = made) =>
	WebhookPayload.parse(new Webhook(secret).verify(body, headers));

describe('a message', () => {
	test('says what was published, signed, in the shape that is described, and names nobody', async () => {
		const { id } = await write({ title: 'Orders waited', topics: ['Queues'], draft: true, team: 'payments' });
		await transact(company.db, async (tx) => {
			await setLearned(tx, company.member, id, {
				lessons: [{ text: 'A queue can say stop.' }],
				changes: [CHANGE],
			});
			await tx.update(entry).set({ publishedAt: 1 }).where(eq(entry.id, id));
			await announce(tx, { event: 'entry.published', entryId: id });
		});
		await deliver();
		const [got] = receiver.received;
		if (!got) throw new Error('Nothing came.');
		expect(read(got)).toMatchObject({
			type: 'entry.published',
			version: 1,
			workspace: { name: 'Northwind' },
			data: {
				entry: {
					id: 'PM-1',
					title: 'Orders waited',
					team: { slug: 'payments', name: 'Payments' },
					topics: ['Queues'],
				},
				lessons: [{ id: 'L-1', text: 'A queue can say stop.', state: 'fresh' }],
				changes: [{ id: 'C-1', text: 'Limit the queue.', lesson: 'L-1', due: '2026-12-01' }],
			},
		});
		expect(got.body).not.toMatch(/Inês|example\.org\b.*@|ines@/);
		expect(got.headers['webhook-id']).toMatch(/^msg_[0-9a-f]{28}$/);
		expect(await states()).toEqual(['sent']);
	});

	test('that was changed on the way, or signed with another secret, is refused by the receiver', async () => {
		await write();
		await deliver();
		const [got] = receiver.received;
		if (!got) throw new Error('Nothing came.');
		expect(() => read({ ...got, body: `${got.body} ` })).toThrow(WebhookVerificationError);
		expect(() => read(got, { ...made, secret: `whsec_${'A'.repeat(43)}=` })).toThrow(
			WebhookVerificationError,
		);
		const renewed = await renewSecret(company.db, company.owner, null, made);
		await write();
		await deliver();
		expect(read(receiver.received.at(-1) ?? got, renewed).type).toBe('entry.published');
	});

	test('is signed with the earlier secret as well for a week, or until that is ended', async () => {
		const renewed = await renewSecret(company.db, company.owner, null, made);
		const signatures = () => receiver.received.at(-1)?.headers['webhook-signature']?.split(' ');
		const signedBy = async (secret: string) => {
			await write();
			await deliver();
			const got = receiver.received.at(-1);
			if (!got) throw new Error('Nothing came.');
			try {
				return read(got, { ...made, secret }).type;
			} catch (problem) {
				if (problem instanceof WebhookVerificationError) return 'refused';
				throw problem;
			}
		};
		expect(await signedBy(made.secret)).toBe('entry.published');
		expect(signatures()).toHaveLength(2);
		expect(await signedBy(renewed.secret)).toBe('entry.published');
		await forgetEarlierSecret(company.db, company.owner, null, made);
		expect(await signedBy(made.secret)).toBe('refused');
		expect(await signedBy(renewed.secret)).toBe('entry.published');
		await renewSecret(company.db, company.owner, null, made);
		await signedBy(renewed.secret);
		expect(signatures()).toHaveLength(2);
		later(7 * DAY + MINUTE);
		await signedBy(renewed.secret);
		expect(signatures()).toHaveLength(1);
	});

	test('leaves in the log how the answer began', async () => {
		receiver.answer = () => ({ status: 422 });
		await write();
		await deliver();
		const [sent] = await deliveriesTo(company.db, company.owner, null, made.id);
		expect(sent?.tries).toMatchObject([{ status: 422, answer: 'ok' }]);
	});

	test('that nobody received is sent again, with all others of its kind', async () => {
		receiver.answer = () => ({ status: 410 });
		await write({ title: 'Given up' });
		await deliver();
		await resumeWebhook(company.db, company.owner, null, made);
		receiver.answer = () => ({ status: 200 });
		await write({ title: 'While it was paused' });
		await pauseWebhook(company.db, company.owner, null, made);
		await expect(sendAllAgain(company.db, company.owner, null, made)).rejects.toMatchObject({ status: 409 });
		await resumeWebhook(company.db, company.owner, null, made);
		expect(await countMissed(company.db, company.owner, null, made.id)).toBe(2);
		const before = receiver.received.length;
		await sendAllAgain(company.db, company.owner, null, made);
		await deliver();
		const titles = receiver.received.slice(before).map((got) => JSON.stringify(read(got).data));
		expect(titles.map((text) => /Given up|While it was paused/.exec(text)?.[0])).toEqual([
			'Given up',
			'While it was paused',
		]);
		expect(await countMissed(company.db, company.owner, null, made.id)).toBe(0);
		await expect(sendAllAgain(company.db, company.owner, null, made)).rejects.toMatchObject({ status: 409 });
		await expect(sendAllAgain(company.db, company.outsider, null, made)).rejects.toMatchObject({
			status: 403,
		});
	});

	test('is asked at the moment of sending whether all who would hear it may read it', async () => {
		const { id } = await write({ title: 'Told to everybody' });
		await transact(company.db, (tx) =>
			tx.update(entry).set({ visibility: 'restricted' }).where(eq(entry.id, id)),
		);
		await deliver();
		expect(receiver.received).toEqual([]);
		expect(await states()).toEqual(['dropped']);
		const [row] = await deliveriesTo(company.db, company.owner, null, made.id);
		expect(
			await lookInto(company.db, company.owner, null, { id: made.id, delivery: row?.id ?? 0 }),
		).toBeNull();
	});

	test('of a team holds what the team keeps to itself; one of the workspace does not', async () => {
		const payments = await make('payments', receiver.address('/payments'));
		await write({ title: 'Among us', team: 'payments', visibility: 'team' });
		await deliver();
		expect(receiver.received.map(({ path }) => path)).toEqual(['/payments']);
		expect(read(receiver.received[0] ?? never(), payments)).toMatchObject({
			data: { entry: { title: 'Among us' } },
		});
	});

	test('about what is gone holds its number, and goes out only while it is gone', async () => {
		const { id } = await write({ title: 'Canary' });
		await deliver();
		const draft = (publishedAt: number | null) =>
			transact(company.db, (tx) => tx.update(entry).set({ publishedAt }).where(eq(entry.id, id)));
		await transact(company.db, (tx) => announce(tx, { event: 'entry.withdrawn', entryId: id }));
		await draft(null);
		await deliver();
		expect(receiver.received).toHaveLength(2);
		expect(receiver.received[1]?.body).not.toContain('Canary');
		expect(read(receiver.received[1] ?? never())).toMatchObject({ data: { entry: { id: 'PM-1' } } });
	});
});

describe('a receiver', () => {
	test('that is down gets it when it is up, under the same id; what else waits for it waits along', async () => {
		receiver.answer = () => ({ status: 503 });
		for (let k = 0; k < 8; k++) await write();
		await deliver();
		// Four were under way at once.
		const before = idsIn(receiver);
		expect(before).toHaveLength(4);
		later(MINUTE);
		receiver.answer = () => ({ status: 200 });
		await deliver();
		expect(await states()).toEqual(Array.from({ length: 8 }, () => 'sent'));
		const after = idsIn(receiver).slice(4);
		expect(new Set(after).size).toBe(8);
		expect(after).toEqual(expect.arrayContaining(before));
	});

	test('that says when it wants to be asked again is asked then', async () => {
		receiver.answer = () => ({ status: 429, headers: { 'retry-after': '3600' } });
		await write();
		await deliver();
		receiver.answer = () => ({ status: 200 });
		later(30 * MINUTE);
		await deliver();
		expect(receiver.received).toHaveLength(1);
		later(31 * MINUTE);
		await deliver();
		expect(receiver.received).toHaveLength(2);
	});

	test('that redirects, and one in a network of one’s own, are not followed', async () => {
		receiver.answer = () => ({ status: 302, headers: { location: receiver.address('/elsewhere') } });
		await write();
		await deliver();
		expect(receiver.received.map(({ path }) => path)).toEqual(['/hook']);
		const inside = make(null, 'http://192.168.0.7/hook');
		await expect(inside).rejects.toMatchObject({ status: 422 });
		await expect(make(null, 'http://example.org/hook')).rejects.toMatchObject({ status: 422 });
		await expect(make(null, 'https://somebody:secret@example.org/')).rejects.toMatchObject({ status: 422 });
	});

	test('that nobody reaches for three days is paused, and those who look after it are told', async () => {
		receiver.answer = () => ({ status: 500 });
		await write();
		const began = now();
		const tries: number[] = [];
		for (let row = await first(); row?.state === 'waiting'; row = await first()) {
			later(Math.max(0, row.dueAt - now()));
			tries.push(Math.round((now() - began) / HOUR));
			await deliver();
		}
		expect(tries).toEqual([0, 0, 0, 1, 3, 8, 18, 32, 52, 76]);
		expect((await company.db.read.select().from(outboxTry)).map(({ status }) => status)).toEqual(
			Array.from({ length: 10 }, () => 500),
		);
		const [hook] = await company.db.read.select().from(webhook);
		expect(hook?.pausedAt).not.toBeNull();
		const [told] = await inbox(company.db, company.admin);
		expect(told).toMatchObject({ kind: 'webhook-paused', href: `/admin/webhooks/${made.id}` });
		await write();
		expect(await states()).toEqual(['dead']);
	});

	test('that is gone for good is paused at once', async () => {
		receiver.answer = () => ({ status: 410 });
		await write();
		await write();
		await deliver();
		expect((await company.db.read.select().from(webhook))[0]?.pausedAt).not.toBeNull();
		expect((await states()).filter((state) => state === 'waiting')).toEqual([]);
	});
});

describe('the log', () => {
	test('shows each try, and sends again under the same id', async () => {
		receiver.answer = () => ({ status: 404 });
		await write({ title: 'Once more' });
		await deliver();
		const [row] = await deliveriesTo(company.db, company.owner, null, made.id);
		expect(row).toMatchObject({
			event: 'entry.published',
			state: 'waiting',
			tries: [{ status: 404, problem: 'It answered 404.' }],
		});
		const one = { id: made.id, delivery: row?.id ?? 0 };
		expect(await lookInto(company.db, company.owner, null, one)).toContain('Once more');
		receiver.answer = () => ({ status: 204 });
		await sendAgain(company.db, company.owner, null, one);
		await deliver();
		const [again] = await deliveriesTo(company.db, company.owner, null, made.id);
		expect(again).toMatchObject({ state: 'sent', messageId: row?.messageId });
		expect(again?.tries).toHaveLength(2);
		expect(receiver.received[1]?.headers['webhook-id']).toBe(receiver.received[0]?.headers['webhook-id']);
	});

	test('is for those who look after it, and so is everything else', async () => {
		const { db, member, outsider, admin, owner } = company;
		const payments = await make('payments');
		for (const who of [member, outsider]) {
			await expect(deliveriesTo(db, who, null, made.id)).rejects.toMatchObject({ status: 403 });
			await expect(sendTest(db, who, null, made)).rejects.toMatchObject({ status: 403 });
		}
		// Nobody leads Payments: its people look after it.
		expect(await deliveriesTo(db, member, 'payments', payments.id)).toEqual([]);
		await expect(deliveriesTo(db, outsider, 'payments', payments.id)).rejects.toMatchObject({ status: 403 });
		// One of another place is not there.
		await expect(deliveriesTo(db, admin, 'payments', made.id)).rejects.toMatchObject({ status: 404 });
		await expect(removeWebhook(db, owner, null, payments)).rejects.toMatchObject({ status: 404 });
	});

	test('a paused one hears a test, and nothing that happened meanwhile', async () => {
		const { db, owner } = company;
		await write();
		await pauseWebhook(db, owner, null, made);
		await write();
		await sendTest(db, owner, null, made);
		await deliver();
		expect(receiver.received.map((got) => read(got).type)).toEqual(['webhook.test']);
		await resumeWebhook(db, owner, null, made);
		await write();
		await deliver();
		expect(receiver.received).toHaveLength(2);
	});

	test('forgets tries after thirty days', async () => {
		await write();
		await deliver();
		expect(await company.db.read.select().from(outboxTry)).toHaveLength(1);
		await transact(company.db, (tx) => tx.update(outboxTry).set({ at: now() - 31 * DAY }));
		await deliver();
		expect(await company.db.read.select().from(outboxTry)).toEqual([]);
	});
});

const CHANGE = Change.parse({
	text: 'Limit the queue.',
	type: 'prevent',
	owner: 'Inês',
	due: '2026-12-01',
	lesson: 1,
});

const idsIn = ({ received }: Receiver) => received.map(({ headers }) => headers['webhook-id']);

async function first() {
	const [row] = await company.db.read.select().from(outbox);
	return row;
}

function never(): never {
	throw new Error('Nothing came.');
}
