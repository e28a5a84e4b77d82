import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshCompany, sessionIn, type Company } from '../../../tests/support/people.ts';
import { now } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { enter, enterAnew } from './admission.server.ts';
import { oneTimeKey } from './second-factors/tables.server.ts';
import { personOfSession } from './sessions.server.ts';

let company: Company;
beforeEach(async () => void (company = await freshCompany()));
afterEach(() => company.close());

const knock = (via: string) => enter(company.db, company.member.id, { via, device: 'Firefox' });

async function giveKey({ confirmed }: { confirmed: boolean }): Promise<void> {
	const key = { personId: company.member.id, secret: 'sealed', createdAt: now() };
	await transact(company.db, (tx) =>
		tx.insert(oneTimeKey).values({ ...key, confirmedAt: confirmed ? now() : null }),
	);
}

test('whoever has no second factor is in, and the session knows how they came', async () => {
	for (const via of ['password', 'acme']) {
		const session = sessionIn(await knock(via));
		expect(await personOfSession(company.db, session)).toMatchObject({
			via,
			person: { id: company.member.id },
		});
	}
});

test('a key that no code has confirmed counts for nothing', async () => {
	await giveKey({ confirmed: false });
	expect(await knock('password')).toHaveProperty('session');
});

test('whoever has one owes it, with a password and with a provider; and half a sign-in is no session', async () => {
	await giveKey({ confirmed: true });
	for (const via of ['password', 'acme']) {
		const entrance = await knock(via);
		expect(entrance).toEqual({ half: expect.any(String) as string });
		if ('half' in entrance) expect(await personOfSession(company.db, entrance.half)).toBeNull();
	}
});

test('a passkey is both steps in one, and what counted already is not asked for again', async () => {
	await giveKey({ confirmed: true });
	expect(await knock('passkey')).toHaveProperty('session');
	const again = await enterAnew(company.db, company.member.id, { via: 'password', device: '' });
	expect(again).toHaveProperty('session');
});
