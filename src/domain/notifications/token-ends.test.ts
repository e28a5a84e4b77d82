import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { makeToken, revokeToken, tokensOf } from '#domain/accounts/tokens.server.ts';
import { DAY } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { inbox } from './inbox.server.ts';
import { tellOfTokens } from './token-ends.server.ts';

let company: Company;
let clock = Date.parse('2026-11-19T12:00Z');
let release: () => void;
beforeEach(async () => {
	clock = Date.parse('2026-11-19T12:00Z');
	release = setClock(() => clock);
	company = await freshCompany();
});
afterEach(async () => {
	release();
	await company.close();
});

test('a week before a token ends its person is told, once; of one that was ended, nothing', async () => {
	const { db, member } = company;
	for (const name of ['CI', 'Old']) await makeToken(db, member, { name, scopes: ['read'], days: 30 });
	const old = (await tokensOf(db, member)).find(({ name }) => name === 'Old');
	await revokeToken(db, member, { id: old?.id ?? 0 });
	clock += 22 * DAY;
	await tellOfTokens(db);
	expect(await inbox(db, member)).toEqual([]);
	clock += 2 * DAY;
	await Promise.all([tellOfTokens(db), tellOfTokens(db)]);
	clock += DAY;
	await tellOfTokens(db);
	expect(await inbox(db, member)).toMatchObject([
		{ sentence: 'A token of yours ends on Sat 19 Dec', href: '/settings/tokens', matter: 'workspace' },
	]);
});
