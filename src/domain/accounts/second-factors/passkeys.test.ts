import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Authenticator, type Telling } from '../../../../tests/support/authenticator.ts';
import { freshCompany, sessionIn, type Company } from '../../../../tests/support/people.ts';
import { enter } from '../admission.server.ts';
import { deactivate } from '../leaving.server.ts';
import type { Person } from '../person.ts';
import { personOfSession } from '../sessions.server.ts';
import { confirmation, confirmedPerson } from './confirmation.server.ts';
import { addPasskey, passkeyToMake } from './new-passkey.server.ts';
import {
	passkeyAtTheDoor,
	passkeyOf,
	passkeysOf,
	showPasskey,
	signInWithPasskey,
} from './passkeys.server.ts';
import { passkey } from './tables.server.ts';

const HOME = { origin: 'https://kintsugi.northwind.example', id: 'kintsugi.northwind.example' };
const AT = { address: '192.0.2.7', device: 'Firefox' };
const REFUSED = { status: 422, body: { fields: { credential: expect.any(String) as string } } };

let company: Company;
let key: Authenticator;
beforeEach(async () => {
	company = await freshCompany();
	key = new Authenticator(HOME);
});
afterEach(() => company.close());

async function add(who: Person, telling: Telling = {}, authenticator = key): Promise<void> {
	const { db } = company;
	const session = sessionIn(await enter(db, who.id, { via: 'passkey', device: 'Firefox' }));
	const standing = { session, confirmation: confirmation(db, who.id, session) };
	const confirmed = confirmedPerson(db, who, standing);
	const credential = authenticator.make(await passkeyToMake(db, confirmed, HOME), telling);
	await addPasskey(db, confirmed, HOME, { name: 'The blue key', credential });
}

/** At the door, with this passkey alone. @returns who is in then */
async function come(telling: Telling = {}): Promise<number | undefined> {
	const { db } = company;
	const answer = key.use(await passkeyAtTheDoor(db, HOME), telling);
	const session = sessionIn(await signInWithPasskey(db, HOME, AT, answer));
	return (await personOfSession(db, session))?.person.id;
}

const counter = async () => (await company.db.read.select().from(passkey))[0]?.counter;

/** What a page that only looks like this one would bring along, or another key. */
const WRONG: [string, Telling][] = [
	['another origin', { origin: 'https://kintsugi.northwind.example.evil.example' }],
	['the same host without TLS', { origin: 'http://kintsugi.northwind.example' }],
	['another port', { origin: 'https://kintsugi.northwind.example:8443' }],
	['the name of another host', { id: 'northwind.example' }],
	['no finger and no PIN', { verified: false }],
];

describe('a passkey', () => {
	test('is added, and opens the door', async () => {
		await add(company.member);
		expect(await come()).toBe(company.member.id);
	});

	test.each(WRONG)('with %s is not added', async (_, telling) => {
		await expect(add(company.member, telling)).rejects.toMatchObject(REFUSED);
		expect(await passkeysOf(company.db.read, company.member.id)).toEqual([]);
	});

	test.each([
		...WRONG,
		['a signature of another key', { forged: true }] as [string, Telling],
		['the handle of somebody else', { handle: 'c29tZWJvZHkgZWxzZQ' }] as [string, Telling],
	])('with %s opens nothing, and the right one does after it', async (_, telling) => {
		await add(company.member);
		await expect(come(telling)).rejects.toMatchObject(REFUSED);
		expect(await come()).toBe(company.member.id);
	});

	test('whose counter goes back, or stands still, is a copy and is refused', async () => {
		await add(company.member, { counter: 5 });
		expect(await come({ counter: 6 })).toBe(company.member.id);
		for (const back of [6, 5, 1, 0]) {
			await expect(come({ counter: back })).rejects.toMatchObject(REFUSED);
			expect(await counter()).toBe(6);
		}
		expect(await come({ counter: 7 })).toBe(company.member.id);
		expect(await counter()).toBe(7);
	});

	test('that counts nothing, as one that a service keeps on several devices, goes on', async () => {
		await add(company.member);
		expect(await come()).toBe(company.member.id);
		expect(await come()).toBe(company.member.id);
	});

	test('answers once: the same answer again is refused, also twice at once', async () => {
		const { db, member } = company;
		await add(member);
		const answer = key.use(await passkeyAtTheDoor(db, HOME));
		const tries = [1, 2].map(() => signInWithPasskey(db, HOME, AT, answer));
		const settled = await Promise.allSettled(tries);
		expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		await expect(signInWithPasskey(db, HOME, AT, answer)).rejects.toMatchObject(REFUSED);
	});

	test('shows for its own person alone that it is them, for what it was asked for', async () => {
		const { db, member, outsider } = company;
		await add(member);
		await add(outsider, {}, new Authenticator(HOME));
		const mine = key.use(await passkeyOf(db, member.id, HOME));
		await expect(showPasskey(db, outsider.id, HOME, mine)).rejects.toMatchObject(REFUSED);
		await showPasskey(db, member.id, HOME, key.use(await passkeyOf(db, member.id, HOME)));
		const ofTheDoor = key.use(await passkeyAtTheDoor(db, HOME));
		await expect(showPasskey(db, member.id, HOME, ofTheDoor)).rejects.toMatchObject(REFUSED);
	});

	test('of whoever has left opens nothing', async () => {
		const { db, owner, member } = company;
		await add(member);
		await deactivate(db, owner, { personId: member.id });
		await expect(come()).rejects.toMatchObject(REFUSED);
	});
});
