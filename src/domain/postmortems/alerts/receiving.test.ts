import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ALERTMANAGER, PAGERDUTY, PAGERDUTY_PING } from '../../../../tests/support/alert-payloads.ts';
import { freshCompany, join, type Company } from '../../../../tests/support/people.ts';
import { now } from '#lib/db/clock.ts';
import { DAY } from '#lib/dates.ts';
import { alertAddress, signal } from '../tables.server.ts';
import {
	addressesOf,
	makeAddress,
	renameAddress,
	renewKey,
	sign,
	switchOff,
	switchOn,
} from './addresses.server.ts';
import { receive, type Delivery } from './receiving.server.ts';

let company: Company;
let key: string;
let id: number;
beforeEach(async () => {
	company = await freshCompany();
	({ id, key } = await makeAddress(company.db, company.member, 'payments', { name: 'Alertmanager' }));
});
afterEach(() => company.close());

const NONE = { pagerduty: null, grafana: null };
function send(json: unknown, more: Partial<Delivery> = {}) {
	const body = new TextEncoder().encode(typeof json === 'string' ? json : JSON.stringify(json));
	return receive(company.db, { key, signatures: NONE, body, ...more });
}
const stored = () => company.db.read.select().from(signal);
const v1 = (secret: string, json: unknown) =>
	`v1=${createHmac('sha256', secret).update(JSON.stringify(json)).digest('hex')}`;

test('what is sent is the team’s, once however often it is told', async () => {
	expect(await send(ALERTMANAGER)).toEqual({ tool: 'alertmanager', signals: 3, fresh: 3 });
	expect(await send(ALERTMANAGER)).toEqual({ tool: 'alertmanager', signals: 3, fresh: 0 });
	const rows = await stored();
	expect(rows).toHaveLength(3);
	expect(new Set(rows.map(({ teamId }) => teamId))).toEqual(new Set([company.payments.id]));
	expect(await send(PAGERDUTY_PING)).toMatchObject({ signals: 0 });
	const [address] = await addressesOf(company.db, company.member, 'payments');
	expect(address?.heardAt).toBeGreaterThan(now() - DAY);
});

describe('the key', () => {
	test('is nowhere in the database, and nothing that is there opens the address', async () => {
		await sign(company.db, company.member, 'payments', { id, signingSecret: 'given by PagerDuty' });
		const [row] = await company.db.read.select().from(alertAddress);
		const values = Object.values(row ?? {}).map(String);
		expect(values.join('\n')).not.toContain(key);
		const given = { pagerduty: v1('given by PagerDuty', PAGERDUTY), grafana: null };
		for (const value of values) {
			await expect(send(PAGERDUTY, { key: value, signatures: given })).rejects.toMatchObject({ status: 404 });
		}
		expect(await send(PAGERDUTY, { signatures: given })).toMatchObject({ fresh: 1 });
	});

	test('opens nothing once it is renewed or the address is switched off', async () => {
		const { db, member } = company;
		const fresh = await renewKey(db, member, 'payments', { id });
		await expect(send(ALERTMANAGER)).rejects.toMatchObject({ status: 404 });
		await expect(send(ALERTMANAGER, { key: null })).rejects.toMatchObject({ status: 401 });
		expect(await send(ALERTMANAGER, { key: fresh.key })).toMatchObject({ fresh: 3 });
		await switchOff(db, member, 'payments', { id });
		await expect(send(ALERTMANAGER, { key: fresh.key })).rejects.toMatchObject({ status: 404 });
		await switchOn(db, member, 'payments', { id });
		expect(await send(ALERTMANAGER, { key: fresh.key })).toMatchObject({ fresh: 0 });
	});
});

describe('a signature', () => {
	test('has to be right where there is a signing secret, of PagerDuty or of Grafana', async () => {
		await sign(company.db, company.member, 'payments', { id, signingSecret: 's3cret' });
		const right = v1('s3cret', PAGERDUTY);
		const refused = [null, '', 'v1=', right.slice(3), v1('other', PAGERDUTY), v1('s3cret', ALERTMANAGER)];
		for (const pagerduty of refused) {
			const sent = send(PAGERDUTY, { signatures: { pagerduty, grafana: null } });
			await expect(sent, String(pagerduty)).rejects.toMatchObject({ status: 401 });
		}
		// While a secret is being replaced there are two.
		const two = `${v1('older', PAGERDUTY)},${right}`;
		expect(await send(PAGERDUTY, { signatures: { pagerduty: two, grafana: null } })).toMatchObject({
			fresh: 1,
		});
		const grafana = v1('s3cret', ALERTMANAGER).slice(3);
		expect(await send(ALERTMANAGER, { signatures: { pagerduty: null, grafana } })).toMatchObject({
			fresh: 3,
		});
	});
});

test('what is no JSON, and a shape that nobody knows, is refused with a sentence and stored nowhere', async () => {
	await expect(send('{"title": ')).rejects.toMatchObject({ status: 422, body: { message: /not JSON/ } });
	await expect(send({ hello: 'there' })).rejects.toMatchObject({
		status: 422,
		body: { message: /knows this shape/ },
	});
	expect(await stored()).toEqual([]);
});

test('a sender that runs in a circle is asked to wait', async () => {
	const many = Array.from({ length: 70 }, () => send({ title: 'A', at: '2026-11-10T02:00:00Z' }));
	const refused = (await Promise.allSettled(many)).filter(({ status }) => status === 'rejected');
	expect(refused.length).toBeGreaterThan(0);
	expect(refused.length).toBeLessThan(15);
	expect(refused[0]).toMatchObject({ reason: { status: 429, body: { retryAfter: 30 } } });
});

describe('addresses', () => {
	test('are their team’s: its members and the administrators look after them', async () => {
		const { db, member, admin, owner, outsider } = company;
		const teammate = await join(db, owner, { name: 'Yusuf', email: 'yusuf@example.org', team: 'payments' });
		for (const one of [member, teammate, admin, owner]) {
			expect(await addressesOf(db, one, 'payments')).toMatchObject([
				{ id, name: 'Alertmanager', signed: false },
			]);
		}
		const acts = [
			() => addressesOf(db, outsider, 'payments'),
			() => makeAddress(db, outsider, 'payments', { name: 'A' }),
			() => renameAddress(db, outsider, 'payments', { id, name: 'A' }),
			() => renewKey(db, outsider, 'payments', { id }),
			() => switchOff(db, outsider, 'payments', { id }),
			() => sign(db, outsider, 'payments', { id, signingSecret: 'A' }),
		];
		for (const act of acts) await expect(act()).rejects.toMatchObject({ status: 403 });
		// Of another team it is not there, by whatever number.
		await expect(renewKey(db, outsider, 'platform', { id })).rejects.toMatchObject({ status: 404 });
		expect(await send(ALERTMANAGER)).toMatchObject({ fresh: 3 });
	});
});
