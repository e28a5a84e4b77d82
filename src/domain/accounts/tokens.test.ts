import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { DAY } from '#lib/dates.ts';
import { now, setClock } from '#lib/db/clock.ts';
import { deactivate } from './leaving.server.ts';
import { looksLikeToken, newToken, TOKEN_PATTERN } from './token-shape.ts';
import {
	everyToken,
	makeToken,
	personOfToken,
	revokeAnyToken,
	revokeToken,
	tokensOf,
	tokenState,
} from './tokens.server.ts';
import { apiToken } from './tables.server.ts';

let company: Company;
let release: (() => void) | undefined;
beforeEach(async () => void (company = await freshCompany()));
afterEach(async () => {
	release?.();
	await company.close();
});

const make = (days: number | null = 90) =>
	makeToken(company.db, company.member, { name: 'Pager', scopes: ['read'], days });

describe('a token', () => {
	test('stands for its person, within its scopes', async () => {
		expect(await personOfToken(company.db, await make())).toEqual({
			id: expect.any(Number) as number,
			name: 'Pager',
			person: company.member,
			scopes: ['read'],
		});
	});

	test('can be told from a look-alike without asking the database', async () => {
		const token = await make();
		expect(token).toMatch(/^kin_[a-z2-9]{32}[0-9a-f]{6}$/);
		expect(looksLikeToken(token)).toBe(true);
		expect(looksLikeToken(token.slice(0, -1))).toBe(false);
		expect(looksLikeToken(`${token.slice(0, 10)}${token[10] === 'a' ? 'b' : 'a'}${token.slice(11)}`)).toBe(
			false,
		);
	});

	test('is listed by its beginning alone', async () => {
		const token = await make();
		const listed = JSON.stringify(await tokensOf(company.db, company.member));
		expect(listed).toContain(token.slice(0, 8));
		expect(listed).not.toContain(token.slice(0, 12));
		expect(await tokensOf(company.db, company.owner)).toEqual([]);
	});

	test('ends on its day, and without one never', async () => {
		const [ends, stays] = [await make(30), await make(null)];
		release = setClock(now() + 31 * DAY);
		expect(await personOfToken(company.db, ends)).toBeNull();
		expect(await personOfToken(company.db, stays)).not.toBeNull();
	});

	test('is revoked by its owner and by nobody else', async () => {
		const token = await make();
		const [{ id } = { id: 0 }] = await tokensOf(company.db, company.member);
		for (const who of [company.outsider, company.owner]) await revokeToken(company.db, who, { id });
		expect(await personOfToken(company.db, token)).not.toBeNull();
		await revokeToken(company.db, company.member, { id });
		expect(await personOfToken(company.db, token)).toBeNull();
	});

	test('ends with its person', async () => {
		const token = await make();
		await deactivate(company.db, company.owner, { personId: company.member.id });
		expect(await personOfToken(company.db, token)).toBeNull();
	});

	test('notes its use by whole days', async () => {
		await personOfToken(company.db, await make());
		const [row] = await company.db.read.select().from(apiToken);
		expect(Number(row?.lastUsedOn) % DAY).toBe(0);
	});

	test('is seen and revoked by administrators, whoever it belongs to', async () => {
		const token = await make();
		await expect(everyToken(company.db, company.member)).rejects.toMatchObject({ status: 403 });
		const [listed] = await everyToken(company.db, company.admin);
		expect(listed).toMatchObject({ name: 'Pager', scopes: ['read'], owner: { name: 'Inês Carvalho' } });
		expect(JSON.stringify(listed)).not.toContain(token.slice(0, 12));
		const { id = 0 } = listed ?? {};
		await expect(revokeAnyToken(company.db, company.member, { id })).rejects.toMatchObject({ status: 403 });
		await revokeAnyToken(company.db, company.admin, { id });
		expect(await personOfToken(company.db, token)).toBeNull();
		expect(await everyToken(company.db, company.owner)).toEqual([]);
	});

	test('is one of fifty at the most; what has ended does not count', async () => {
		for (let n = 0; n < 50; n++) await make(1);
		await expect(make()).rejects.toMatchObject({ status: 409 });
		release = setClock(now() + 2 * DAY);
		await make();
	});

	test('that was found somewhere can be asked about', async () => {
		const token = await make(30);
		const check = (text: string) => tokenState(company.db, text);
		expect([await check(token), await check(newToken()), await check('kin_nothing')]).toEqual([
			'live',
			'over',
			'no token',
		]);
		release = setClock(now() + 31 * DAY);
		expect(await check(token)).toBe('over');
	});
});

describe('the shape of a token', () => {
	const letter = fc.constantFrom(...'abcdefghijkmnpqrstuvwxyz23456789'.split(''));
	const secrets = fc.string({ unit: letter, minLength: 32, maxLength: 32 });

	test('whatever the secret, scanners find it, and its checksum is right', () => {
		fc.assert(
			fc.property(secrets, (secret) => {
				const token = newToken(secret);
				const [found] = new RegExp(TOKEN_PATTERN).exec(`TOKEN="${token}";`) ?? [];
				expect(found).toBe(token);
				expect(looksLikeToken(token)).toBe(true);
			}),
		);
	});

	test('one letter that is another makes it none', () => {
		fc.assert(
			fc.property(secrets, fc.nat(31), letter, (secret, at, other) => {
				fc.pre(secret[at] !== other);
				const token = newToken(secret);
				const changed = token.slice(0, at + 4) + other + token.slice(at + 5);
				// One in 16 million has the same checksum.
				expect(looksLikeToken(changed)).toBe(false);
			}),
		);
	});

	test('nothing else looks like one', () => {
		fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => !looksLikeToken(`kin_${text}`)));
	});
});
