import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { DAY } from '#lib/dates.ts';
import { now, setClock } from '#lib/db/clock.ts';
import { deactivate } from './people.server.ts';
import { looksLikeToken, makeToken, personOfToken, revokeToken, tokensOf } from './tokens.server.ts';
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
		await revokeToken(company.db, company.owner, { id });
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
});
