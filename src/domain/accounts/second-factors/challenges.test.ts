import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../../tests/support/people.ts';
import { MINUTE } from '#lib/dates.ts';
import { now, setClock } from '#lib/db/clock.ts';
import { makeChallenge, takeChallenge, type Cause } from './challenges.server.ts';
import { challenge } from './tables.server.ts';

let company: Company;
let release: (() => void) | undefined;
beforeEach(async () => void (company = await freshCompany()));
afterEach(async () => {
	release?.();
	await company.close();
});

const DOOR: Cause = { purpose: 'sign-in', personId: null };
const make = async (cause: Cause) => (await makeChallenge(company.db, cause)).toString('base64url');

test('a challenge counts once, also when it is used twice at once', async () => {
	const text = await make(DOOR);
	const twice = [1, 2].map(() => takeChallenge(company.db, text, DOOR));
	expect((await Promise.all(twice)).sort()).toEqual([false, true]);
	expect(await takeChallenge(company.db, text, DOOR)).toBe(false);
});

test('it counts for what it was made for alone, for ten minutes, and is not stored in clear', async () => {
	const mine: Cause = { purpose: 'second-factor', personId: company.member.id };
	const text = await make(mine);
	const rows = await company.db.read.select().from(challenge);
	expect(JSON.stringify(rows)).not.toContain(text);
	for (const cause of [
		DOOR,
		{ purpose: 'register', personId: company.member.id },
		{ purpose: 'second-factor', personId: company.outsider.id },
	] satisfies Cause[]) {
		expect(await takeChallenge(company.db, text, cause)).toBe(false);
	}
	release = setClock(now() + 10 * MINUTE);
	expect(await takeChallenge(company.db, text, mine)).toBe(false);
	// The next one takes what is over along.
	await make(DOOR);
	expect(await company.db.read.select().from(challenge)).toHaveLength(1);
});
