import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { invite } from '#domain/accounts/invitations.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { makeToken } from '#domain/accounts/tokens.server.ts';
import { myCertificates } from '#domain/training/enrolling/certificates.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import built from '../support/built.ts';
import { aCourse, completes } from '../support/courses.ts';
import { Look, startFilled } from '../support/filled.ts';
import { EMAILS, PASSWORD, type Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { Visitor } from '../support/visitor.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

let kintsugi: Kintsugi;
let secrets: Record<'session' | 'token' | 'invitation' | 'certificate' | 'password', string>;
let stranger: Visitor;

async function fill({ db, owner, member }: Company) {
	return {
		session: await startSession(db, member.id, 'A browser'),
		token: await makeToken(db, member, { name: 'API', scopes: ['read', 'write'], days: 1 }),
		invitation: await invite(db, owner, { email: 'new@example.org', role: 'member', teamId: null }),
		certificate: await aCertificate(db, member),
		password: PASSWORD,
	};
}

async function aCertificate(db: Database, who: Person): Promise<string> {
	await completes(db, who, await aCourse(db, who, { title: 'The second story' }));
	const [mine] = await myCertificates(db, who);
	return mine?.code ?? '';
}

beforeAll(async () => {
	await built();
	// Addresses come from a header here, so that one test is not slowed down by the wrong passwords of another.
	({ kintsugi, filled: secrets } = await startFilled(fill, { KINTSUGI_TRUST_PROXY: 'yes' }));
	stranger = Visitor.stranger(kintsugi);
});
afterAll(() => discard(kintsugi));

const worksAs = {
	session: async (value: string) =>
		(await stranger.ask('/', { headers: { cookie: `session=${encodeURIComponent(value)}` } })).status,
	token: async (value: string) =>
		(await Visitor.program(kintsugi, value).call('GET', '/api/v1/postmortems')).status,
	invitation: async (value: string) => (await stranger.ask(`/join/${encodeURIComponent(value)}`)).status,
	certificate: async (value: string) =>
		(await stranger.ask(`/certificates/${encodeURIComponent(value)}`)).status,
};

describe('what is stored opens nothing', () => {
	test('the secrets themselves do', async () => {
		expect(await worksAs.session(secrets.session)).toBe(200);
		expect(await worksAs.token(secrets.token)).toBe(200);
		expect(await worksAs.invitation(secrets.invitation)).toBe(200);
		expect(await worksAs.certificate(secrets.certificate)).toBe(200);
	});

	test('no file of the data folder holds one of them', () => {
		const files = readdirSync(kintsugi.folder).filter((name) => name.startsWith('kintsugi.db'));
		expect(files).toContain('kintsugi.db');
		for (const file of files) {
			const bytes = readFileSync(join(kintsugi.folder, file));
			for (const [name, secret] of Object.entries(secrets)) {
				expect(bytes.includes(secret), `${name} in ${file}`).toBe(false);
			}
		}
	});

	test('every stored value is refused as a cookie, a token, an invitation and the link of a certificate', async () => {
		const look = new Look(kintsugi.folder);
		const values = new Set<string>();
		for (const table of [
			'session',
			'api_token',
			'invitation',
			'password',
			'person',
			'asked',
			'certificate',
		]) {
			for (const row of await look.rows(`SELECT * FROM ${table}`)) {
				for (const value of Object.values(row)) {
					if (typeof value === 'string' && value.length >= 8) values.add(value);
				}
			}
		}
		look.close();
		expect(values.size).toBeGreaterThan(12);
		for (const value of values) {
			const printable = value.replace(/[^\x20-\x7e]/g, '');
			expect(await worksAs.session(printable), value).toBe(303);
			expect(await worksAs.token(printable), value).toBe(401);
			expect(await worksAs.token(`kin_${printable}`), value).toBe(401);
			expect(await worksAs.invitation(printable), value).toBe(404);
			expect(await worksAs.certificate(printable), value).toBe(404);
		}
	});

	test('an invitation makes one person, opened twice at once or again', async () => {
		const form = { name: 'Noor', password: 'harvest window copper ladder', zone: 'UTC' };
		const join = () => stranger.send(`/join/${secrets.invitation}`, form);
		const statuses = (await Promise.all([join(), join(), join()])).map(({ status }) => status).sort();
		expect(statuses).toEqual([303, 404, 404]);
		expect((await join()).status).toBe(404);
	});

	test('fields that an invitation does not ask for make nobody an owner', async () => {
		const look = new Look(kintsugi.folder);
		const rows = await look.rows("SELECT role FROM person WHERE email = 'new@example.org'");
		look.close();
		expect(rows).toEqual([{ role: 'member' }]);
	});
});

let addresses = 0;
const newAddress = () => `192.0.2.${(addresses += 1)}`;
const signIn = (email: string, password: string, from: string) =>
	stranger.ask('/sign-in?/signIn', {
		method: 'POST',
		headers: {
			origin: kintsugi.url,
			'content-type': 'application/x-www-form-urlencoded',
			'x-forwarded-for': from,
		},
		body: new URLSearchParams({ email, password }).toString(),
	});

describe('signing in', () => {
	const UNKNOWN = 'nobody@example.org';
	const bare = (text: string, email: string) =>
		text.replaceAll(email, 'E-MAIL').replace(/nonce[-=]"?[\w+/=]+/g, 'nonce');

	test('answers a known and an unknown account alike', async () => {
		const known = await signIn(EMAILS.member, 'not the password at all', newAddress());
		const unknown = await signIn(UNKNOWN, 'not the password at all', newAddress());
		expect([known.status, unknown.status]).toEqual([422, 422]);
		expect(bare(known.text, EMAILS.member)).toBe(bare(unknown.text, UNKNOWN));
		expect(known.text).toContain('do not belong together');
		expect(known.text).not.toContain('not the password at all');
		expect(known.headers['set-cookie']).toEqual(unknown.headers['set-cookie']);
	});

	test('takes as long for one as for the other', async () => {
		const took = { known: [] as number[], unknown: [] as number[] };
		await signIn(UNKNOWN, 'warming up', newAddress());
		for (let k = 0; k < 12; k += 1) {
			for (const [name, email] of [
				['known', EMAILS.member],
				['unknown', UNKNOWN],
			] as const) {
				const start = performance.now();
				await signIn(email, 'not the password at all', newAddress());
				took[name].push(performance.now() - start);
			}
		}
		// The fastest tell what the work itself takes, however busy the machine is. Without the hash it is a fifth.
		const [known, unknown] = [Math.min(...took.known), Math.min(...took.unknown)];
		expect(unknown / known).toBeGreaterThan(0.4);
		expect(unknown / known).toBeLessThan(4);
	});

	test('pauses after five failures, for that account from that address, and says for how long', async () => {
		const from = newAddress();
		for (let k = 0; k < 5; k += 1) expect((await signIn(EMAILS.admin, `wrong ${k}`, from)).status).toBe(422);
		const paused = await signIn(EMAILS.admin, PASSWORD, from);
		expect(paused.status).toBe(429);
		const seconds = Number(paused.headers['retry-after']);
		expect(seconds).toBeGreaterThan(600);
		expect(seconds).toBeLessThanOrEqual(900);
		expect(paused.text).toMatch(/1[45] min/);
		expect((await signIn(EMAILS.admin, PASSWORD, newAddress())).status).toBe(303);
		expect((await signIn(EMAILS.owner, PASSWORD, from)).status).toBe(303);
		expect((await signIn(EMAILS.admin, PASSWORD, from)).status).toBe(429);
		expect((await signIn(EMAILS.admin.toUpperCase(), PASSWORD, from)).status).toBe(429);
		const unknown = newAddress();
		for (let k = 0; k < 5; k += 1) await signIn(UNKNOWN, `wrong ${k}`, unknown);
		expect((await signIn(UNKNOWN, 'any', unknown)).status).toBe(429);
	});

	test('a flood at the door is held up for seconds, and nobody elsewhere is', async () => {
		const flood = (from: string) =>
			stranger.ask('/sign-in?/signIn', {
				method: 'POST',
				headers: {
					origin: kintsugi.url,
					'content-type': 'application/x-www-form-urlencoded',
					'x-forwarded-for': from,
				},
				body: '',
			});
		// One customer has 2^64 addresses.
		const answers = await Promise.all(Array.from({ length: 340 }, (_, k) => flood(`2001:db8:1:2::${k + 1}`)));
		const held = answers.filter(({ status }) => status === 429);
		expect(held.length).toBeGreaterThan(5);
		expect(answers.filter(({ status }) => status === 422).length).toBeGreaterThanOrEqual(300);
		expect(Number(held[0]?.headers['retry-after'])).toBeLessThanOrEqual(2);
		expect((await signIn(EMAILS.owner, PASSWORD, '2001:db8:1:3::1')).status).toBe(303);
		expect(
			(await stranger.ask('/sign-in', { headers: { 'x-forwarded-for': '2001:db8:1:2::1' } })).status,
		).toBe(200);
	});

	test('gives a new session each time, whatever the browser sent', async () => {
		const given = new Set<string>();
		for (let k = 0; k < 2; k += 1) {
			const answer = await signIn(EMAILS.owner, PASSWORD, newAddress());
			given.add(String(answer.headers['set-cookie']));
		}
		expect(given.size).toBe(2);
	});

	test('a new password ends every session but the one it was given in', async () => {
		const cookies: string[] = [];
		for (let k = 0; k < 2; k += 1) {
			const { headers } = await signIn(EMAILS.outsider, PASSWORD, newAddress());
			cookies.push(String(headers['set-cookie']).split(';')[0] ?? '');
		}
		const changed = await stranger.ask('/settings/security?/changePassword', {
			method: 'POST',
			headers: {
				cookie: cookies[0],
				origin: kintsugi.url,
				'content-type': 'application/x-www-form-urlencoded',
			},
			body: new URLSearchParams({
				currentPassword: PASSWORD,
				newPassword: 'harvest window copper ladder',
			}).toString(),
		});
		expect(changed.status).toBe(200);
		const fresh = String(changed.headers['set-cookie']).split(';')[0] ?? '';
		const statuses = [];
		for (const cookie of [...cookies, fresh])
			statuses.push((await stranger.ask('/', { headers: { cookie } })).status);
		expect(statuses).toEqual([303, 303, 200]);
	});
});
