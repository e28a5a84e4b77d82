import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import ece from 'http_ece';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { freshCompany, type Company } from '../../../../tests/support/people.ts';
import { writeEntry } from '../../../../tests/support/entries.ts';
import { deactivate } from '#domain/accounts/leaving.server.ts';
import { endSession, startSession } from '#domain/accounts/sessions.server.ts';
import { DAY, HOUR, MINUTE } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { outbox } from '#lib/outbox/tables.server.ts';
import { setting } from '#lib/settings.server.ts';
import { chooseNotices, chooseQuiet, ChosenNotices, ChosenQuiet } from '../choosing.server.ts';
import { markAllRead } from '../marking.server.ts';
import { tell } from '../notifications.server.ts';
import { pushSubscription } from '../tables.server.ts';
import { pushKeys } from './keys.server.ts';
import { deliverPush } from './sending.server.ts';
import { addBrowser, browsersOf, endBrowser } from './subscriptions.server.ts';

/** What the maker of a browser runs, and the browser behind it. */
class PushService {
	readonly got: { path: string; headers: IncomingHttpHeaders; body: Buffer }[] = [];
	status = 201;
	headers: Record<string, string> = {};
	readonly #server: Server;
	readonly #keys = createECDH('prime256v1');
	readonly #auth = randomBytes(16);

	constructor() {
		this.#keys.generateKeys();
		this.#server = createServer((request, response) => {
			void buffer(request).then((body) => {
				this.got.push({ path: request.url ?? '', headers: request.headers, body });
				response.writeHead(this.status, this.headers).end();
			});
		});
	}

	async open(): Promise<void> {
		this.#server.listen(0, '127.0.0.1');
		await once(this.#server, 'listening');
	}

	get origin(): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	subscription(path = '/one') {
		return {
			endpoint: this.origin + path,
			keys: {
				p256dh: this.#keys.getPublicKey('base64url'),
				auth: this.#auth.toString('base64url'),
			},
		};
	}

	/** As the browser opens it (RFC 8291). */
	opened(body: Buffer | undefined): unknown {
		const given = {
			version: 'aes128gcm' as const,
			privateKey: this.#keys,
			authSecret: this.#auth.toString('base64url'),
		};
		return JSON.parse(ece.decrypt(body ?? Buffer.of(), given).toString());
	}

	async close(): Promise<void> {
		this.#server.close();
		this.#server.closeAllConnections();
		await once(this.#server, 'close');
	}
}

let company: Company;
let service: PushService;
let session: string;
let clock: number;
let release: () => void;
beforeEach(async () => {
	clock = Date.parse('2026-11-19T12:00Z');
	release = setClock(() => clock);
	vi.stubEnv('KINTSUGI_OWN_HOSTS', '127.0.0.1');
	service = new PushService();
	[company] = await Promise.all([freshCompany(), service.open()]);
	session = await startSession(company.db, company.outsider.id, 'Firefox on Linux');
	await add();
});
afterEach(async () => {
	release();
	vi.unstubAllEnvs();
	await Promise.all([company.close(), service.close()]);
});

const add = (path?: string, within = session) =>
	addBrowser(company.db, company.outsider, {
		...service.subscription(path),
		device: 'Firefox on Linux',
		session: within,
	});
const browsers = () => browsersOf(company.db.read, company.outsider, session);
let told = 0;
async function mention(): Promise<void> {
	const { db, member, outsider } = company;
	const { id: entryId } = await writeEntry(db, member, { title: 'Zqsecret' });
	const subject = `comment-${++told}`;
	await transact(db, (tx) =>
		tell(tx, { to: [outsider.id], kind: 'mention', entryId, by: member.id, subject }),
	);
}
async function later(ms: number): Promise<void> {
	clock += ms;
	await deliverPush(company.db);
}
const rows = async () => (await company.db.read.select().from(outbox)).filter(({ way }) => way === 'push');

test('a browser is told what the inbox says, sealed for it alone, and signed by us', async () => {
	await mention();
	await later(MINUTE - 1);
	expect(service.got).toEqual([]);
	await later(1);
	await later(HOUR);
	expect(service.got).toHaveLength(1);
	const [{ path, headers, body } = { path: '', headers: {}, body: Buffer.of() }] = service.got;
	expect(service.opened(body)).toEqual({
		title: 'Northwind',
		body: 'Inês Carvalho mentioned you in PM\u20111',
		href: `/postmortems/1#comment-${told}`,
		tag: 'notice-1',
	});
	expect([path, headers['content-encoding'], headers.ttl, headers.topic]).toEqual([
		'/one',
		'aes128gcm',
		'43200',
		'notice-1',
	]);
	expect(body.includes('Inês')).toBe(false);
	expectSigned(headers.authorization ?? '', pushKeys(company.db).publicKey);
});

/** RFC 8292: for that service, for a day at the most, by the key that the browser was given. */
function expectSigned(authorization: string, key: string): void {
	const [, token = '', by] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization) ?? [];
	expect(by).toBe(key);
	const [head = '', claims = '', signature = ''] = token.split('.');
	const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<
		string,
		unknown
	>;
	expect([aud, sub]).toEqual([service.origin, 'mailto:kintsugi@localhost']);
	expect(Number(exp) * 1000 - Date.now()).toBeLessThanOrEqual(DAY);
	const point = Buffer.from(key, 'base64url');
	const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
	const publicKey = createPublicKey({
		key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' },
		format: 'jwk',
	});
	const signed = verify(
		'sha256',
		Buffer.from(`${head}.${claims}`),
		{ key: publicKey, dsaEncoding: 'ieee-p1363' },
		Buffer.from(signature, 'base64url'),
	);
	expect(signed).toBe(true);
}

test('the key that signs is the same each time, another one elsewhere, and stored nowhere', async () => {
	const { db } = company;
	await deliverPush(db);
	const { publicKey, privateKey } = pushKeys(db);
	expect(pushKeys(db)).toEqual({ publicKey, privateKey });
	const other = await freshCompany();
	expect(pushKeys(other.db).publicKey).not.toBe(publicKey);
	await other.close();
	expect(JSON.stringify(await db.read.select().from(setting))).not.toContain(privateKey);
});

describe('nothing is sent', () => {
	test('of what was read, is not wanted any more, or waits for quiet hours', async () => {
		const { db, outsider } = company;
		await mention();
		await markAllRead(db, outsider);
		await later(HOUR);
		await mention();
		await chooseNotices(db, outsider, ChosenNotices.parse({ wanted: ['mentions.inbox'] }));
		await later(HOUR);
		await chooseNotices(db, outsider, ChosenNotices.parse({ wanted: ['mentions.inbox', 'mentions.push'] }));
		await mention();
		// The machine was off until the evening.
		await chooseQuiet(db, outsider, ChosenQuiet.parse({ from: '20:00', to: '08:00' }));
		clock = Date.parse('2026-11-19T22:00Z');
		await later(0);
		expect(service.got).toEqual([]);
		await later(10 * HOUR);
		await later(10 * HOUR);
		expect(service.got).toHaveLength(1);
	});

	test.each<[string, () => Promise<unknown>]>([
		['signed out there', () => endSession(company.db, session)],
		['was deactivated', () => deactivate(company.db, company.owner, { personId: company.outsider.id })],
		[
			'ended it',
			async () => endBrowser(company.db, company.outsider, { id: (await browsers())[0]?.id ?? 0 }),
		],
	])('where somebody %s', async (_, act) => {
		await mention();
		await act();
		await later(MINUTE);
		expect(service.got).toEqual([]);
		expect(await company.db.read.select().from(pushSubscription)).toEqual([]);
	});

	test('where somebody has not come by for so long that the session is over', async () => {
		clock = Date.parse('2026-11-26T23:59:30Z');
		await mention();
		await later(2 * MINUTE);
		expect(service.got).toEqual([]);
		expect(await company.db.read.select().from(pushSubscription)).toEqual([]);
	});
});

test('each browser for itself: one that is gone is forgotten, another is tried again', async () => {
	const other = await startSession(company.db, company.outsider.id, 'Chrome on Android');
	await add('/two', other);
	service.status = 410;
	await mention();
	await later(MINUTE);
	expect(await browsers()).toEqual([]);
	expect((await rows()).map(({ state }) => state)).toEqual(['dropped', 'dropped']);
	await add();
	Object.assign(service, { status: 429, headers: { 'retry-after': '600' } });
	await mention();
	await later(MINUTE);
	await later(9 * MINUTE);
	expect(service.got).toHaveLength(3);
	service.status = 201;
	await later(MINUTE);
	await later(HOUR);
	expect(service.got).toHaveLength(4);
	expect((await rows()).map(({ state }) => state)).toEqual(['dropped', 'dropped', 'sent']);
});

test('an address in a network of one’s own is asked for nothing', async () => {
	// It was the address that was allowed, and not the name.
	const { endpoint, keys } = service.subscription();
	await endBrowser(company.db, company.outsider, { id: (await browsers())[0]?.id ?? 0 });
	await addBrowser(company.db, company.outsider, {
		endpoint: endpoint.replace('127.0.0.1', 'localhost'),
		...{ keys, session, device: 'Firefox on Linux' },
	});
	await mention();
	await later(MINUTE);
	expect(service.got).toEqual([]);
	expect(await rows()).toMatchObject([
		{ state: 'dead', problem: expect.stringContaining('one’s own') as string },
	]);
});

test('a browser that changes hands is told what is for its new person alone; nobody ends another’s', async () => {
	const { db, admin, outsider } = company;
	await endBrowser(db, admin, { id: (await browsers())[0]?.id ?? 0 });
	expect(await browsers()).toMatchObject([{ device: 'Firefox on Linux', isThis: true }]);
	const theirs = await startSession(db, admin.id, 'Firefox on Linux');
	await addBrowser(db, admin, { ...service.subscription(), device: 'Firefox', session: theirs });
	expect(await browsers()).toEqual([]);
	await mention();
	await later(MINUTE);
	expect(service.got).toEqual([]);
	expect(await browsersOf(db.read, outsider, theirs)).toEqual([]);
});
