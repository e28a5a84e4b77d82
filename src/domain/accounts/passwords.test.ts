import * as common from '@zxcvbn-ts/language-common';
import { describe, expect, test } from 'vitest';
import { hashPassword, isOutdated, passwordMatches, passwordProblem } from './passwords.server.ts';
import { Password } from './person.ts';

const OWN = ['Inês Carvalho', 'ines@orrery.example', 'Orrery'];

describe('a password', () => {
	test.each([
		'passwordpassword',
		'aaaaaaaaaaaaaaaaaaaa',
		'123456789012345',
		'qwertyuiopasdfghjkl',
		'kintsugi kintsugi',
		'kintsugi2026kintsugi',
		'orrery orrery orrery',
		'Orrery-Orrery-1!',
		'ines.carvalho.orrery',
		'INÊS CARVALHO 1999',
	])('%s would be guessed early', (text) => {
		expect(passwordProblem(text, OWN)).toContain('guessed early');
	});

	test.each([
		'kettle orbit meadow lantern',
		'Orrery has violet harbour ladders',
		'g7$Kq!vZ2#pLw9^tR4',
		'тихий фонарь над рекой',
		'静かな川の上の古い橋と灯りを見る',
	])('%s holds', (text) => {
		expect(passwordProblem(text, OWN)).toBeNull();
	});

	test('that stands in the list of leaked ones is refused, alone, twice or with digits behind it', () => {
		const leaked = common.dictionary['passwords-common'];
		expect(leaked.length).toBeGreaterThan(49_000);
		// All that are long enough for an account without a second factor, and every 50th for one with.
		const [long, shorter] = [
			leaked.filter((one) => one.length >= 15),
			leaked.filter((one) => one.length >= 8),
		];
		const some = shorter.filter((_, k) => k % 50 === 0);
		const tried = [...long, ...some, ...some.map((one) => one + one), ...some.map((one) => `${one}1234567`)];
		expect(tried.filter((one) => passwordProblem(one, []) === null)).toEqual([]);
		expect(long.length).toBeGreaterThan(40);
	});

	test('has 15 characters or more, up to 256, of any kind', () => {
		expect(Password.safeParse('a'.repeat(14)).error?.issues[0]?.message).toContain('15 characters');
		expect(Password.safeParse('a'.repeat(257)).success).toBe(false);
		expect(Password.safeParse('🗝️'.repeat(20)).success).toBe(true);
	});

	test('is stored as argon2id with 19 MiB, two passes and a salt of its own', async () => {
		const [one, two] = [await hashPassword('kettle orbit'), await hashPassword('kettle orbit')];
		expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
		expect(one).not.toBe(two);
		expect(isOutdated(one)).toBe(false);
		expect(await passwordMatches('kettle orbit', one)).toBe(true);
		expect(await passwordMatches('kettle  orbit', one)).toBe(false);
	});

	test('matches nothing where none is stored, not even the decoy’s own words', async () => {
		expect(await passwordMatches('a password that nobody has', null)).toBe(false);
	});
});
