import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, type Fresh } from '../../../tests/support/database.ts';
import { DAY, MINUTE } from '#lib/dates.ts';
import { now, setClock } from '#lib/db/clock.ts';
import { comingFrom } from '#lib/whence.server.ts';
import { forgetAsked, limit, ownNetwork } from './limits.server.ts';
import { asked } from './tables.server.ts';

let fresh: Fresh;
let at: number;
let release: () => void;
beforeEach(async () => {
	fresh = await freshDatabase();
	at = now();
	release = setClock(() => at);
});
afterEach(async () => {
	release();
	await fresh.close();
});

const THRICE = { times: 3, within: 15 * MINUTE };
const ask = (forWhom: string | number = 'ines@example.org', what = 'reset') =>
	limit(fresh.db, what, forWhom, THRICE);
const rows = () => fresh.db.read.select().from(asked);

describe('a limit', () => {
	test('lets through so many in a stretch, and says how long to wait after that', async () => {
		for (let n = 0; n < 3; n++) await ask();
		at += 5 * MINUTE;
		await expect(ask()).rejects.toMatchObject({
			status: 429,
			body: { retryAfter: 600, message: expect.stringContaining('10 min') as string },
		});
		at += 10 * MINUTE;
		await ask();
	});

	test('is for one thing and one person, however the address is written', async () => {
		for (let n = 0; n < 3; n++) await ask();
		await ask('ha@example.org');
		await ask('ines@example.org', 'sign-up');
		await expect(ask('Ines@Example.org')).rejects.toMatchObject({ status: 429 });
	});

	test('counts what comes at once one by one', async () => {
		const answers = await Promise.allSettled(Array.from({ length: 10 }, () => ask()));
		expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
	});

	test('who is over it does not push the end of the stretch away, and writes nothing', async () => {
		for (let n = 0; n < 3; n++) await ask();
		const before = await rows();
		await expect(ask()).rejects.toMatchObject({ status: 429 });
		expect(await rows()).toEqual(before);
	});

	test('forgets what went well', async () => {
		for (let n = 0; n < 3; n++) await ask();
		await forgetAsked(fresh.db, 'reset', 'ines@example.org');
		await ask();
	});

	test('keeps no row for longer than a day, and no key that can be read', async () => {
		await ask();
		expect(JSON.stringify(await rows())).not.toContain('ines');
		at += DAY;
		await ask('ha@example.org');
		expect(await rows()).toHaveLength(1);
	});

	test('a clock that is set back holds nobody', async () => {
		for (let n = 0; n < 3; n++) await ask();
		at -= 2 * DAY;
		await ask();
	});
});

test('the network of a request is an IPv4 address or an IPv6 /64', () => {
	const from = (address: string) => comingFrom({ address, device: '' }, ownNetwork);
	expect(from('192.0.2.1')).toBe('192.0.2.1');
	expect(from('2001:db8::1')).toBe(from('2001:db8::ffff'));
});
