import { deactivate } from './leaving.server.ts';
import { eq } from 'drizzle-orm';
import { hash } from '@node-rs/argon2';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EMAILS, freshCompany, PASSWORD, sessionIn, type Company } from '../../../tests/support/people.ts';
import { MINUTE } from '#lib/dates.ts';
import { now, setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { changePassword } from './new-password.server.ts';

import { personOfSession, startSession } from './sessions.server.ts';
import { signIn } from './sign-in.server.ts';
import { asked, password } from './tables.server.ts';

let company: Company;
let release: (() => void) | undefined;
beforeEach(async () => void (company = await freshCompany()));
afterEach(async () => {
	release?.();
	await company.close();
});

const HOME = { address: '192.0.2.1', device: 'Firefox' };
const ELSEWHERE = { address: '192.0.2.2', device: 'Firefox' };
const WRONG = 'lantern meadow orbit kettle';
const enter = (email: string, password: string, origin = HOME) =>
	signIn(company.db, origin, { email, password }).then(sessionIn);
async function failures(times: number, email: string = EMAILS.member): Promise<void> {
	for (let n = 0; n < times; n++) await expect(enter(email, WRONG)).rejects.toMatchObject({ status: 422 });
}

describe('sign-in', () => {
	test('gives a session to whoever knows the password', async () => {
		const id = await enter(EMAILS.member, PASSWORD);
		expect((await personOfSession(company.db, id))?.person.id).toBe(company.member.id);
	});

	test('answers a wrong password, an unknown address and somebody who left alike', async () => {
		await deactivate(company.db, company.owner, { personId: company.outsider.id });
		const answers = [];
		for (const [email, word] of [
			[EMAILS.member, WRONG],
			['nobody@example.org', PASSWORD],
			[EMAILS.outsider, PASSWORD],
		] as const) {
			answers.push(await enter(email, word).catch((problem: unknown) => problem));
		}
		const [first] = answers;
		expect(first).toMatchObject({
			status: 422,
			body: { fields: { password: expect.any(String) as string } },
		});
		for (const answer of answers) expect(answer).toEqual(first);
	});

	test('hashes for an unknown address too, so that the time tells nothing', async () => {
		const took = async (email: string, address: string) => {
			const from = performance.now();
			await enter(email, WRONG, { ...HOME, address }).catch(() => null);
			return performance.now() - from;
		};
		await took('warm@example.org', HOME.address);
		const [known, unknown]: [number[], number[]] = [[], []];
		for (let n = 0; n < 6; n++) {
			known.push(await took(EMAILS.member, `192.0.2.${n}`));
			unknown.push(await took('nobody@example.org', `192.0.2.${n}`));
		}
		// The least of several, taken in turns: everything else a machine does only adds to it.
		expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 2);
	});

	test('refuses the sixth try within a quarter of an hour, even with the right password', async () => {
		await failures(5);
		await expect(enter(EMAILS.member, PASSWORD)).rejects.toMatchObject({
			status: 429,
			body: { retryAfter: expect.any(Number) as number },
		});
	});

	test('many at once are no more tries than one after the other', async () => {
		const tries = Array.from({ length: 20 }, () =>
			enter(EMAILS.member, WRONG).catch((problem: unknown) => problem),
		);
		const statuses = (await Promise.all(tries)).map((problem) => (problem as { status: number }).status);
		expect(statuses.filter((status) => status === 422)).toHaveLength(5);
		expect(statuses.filter((status) => status === 429)).toHaveLength(15);
	});

	test('counts the addresses of one IPv6 network as one place', async () => {
		const from = (last: string) => ({ address: `2001:db8::${last}`, device: 'Firefox' });
		for (const last of ['1', '2', '3', '4', '5']) {
			await expect(enter(EMAILS.member, WRONG, from(last))).rejects.toMatchObject({ status: 422 });
		}
		await expect(enter(EMAILS.member, WRONG, from('6'))).rejects.toMatchObject({ status: 429 });
	});

	test('counts an address that nobody has in the same way', async () => {
		await failures(5, 'nobody@example.org');
		await expect(enter('nobody@example.org', WRONG)).rejects.toMatchObject({ status: 429 });
	});

	test('lets the right password in from another place, and another account from the same place', async () => {
		await failures(5);
		await expect(enter(EMAILS.member, PASSWORD, ELSEWHERE)).resolves.toEqual(expect.any(String));
		await expect(enter(EMAILS.owner, PASSWORD)).resolves.toEqual(expect.any(String));
	});

	test('says how long to wait, and that is enough', async () => {
		await failures(5);
		const problem = await enter(EMAILS.member, PASSWORD).catch((thrown: unknown) => thrown);
		const { retryAfter } = (problem as { body: { retryAfter: number } }).body;
		expect(retryAfter).toBeGreaterThan(14 * 60);
		expect(retryAfter).toBeLessThanOrEqual(15 * 60);
		release = setClock(now() + retryAfter * 1000);
		await expect(enter(EMAILS.member, PASSWORD)).resolves.toEqual(expect.any(String));
	});

	test('forgets failures after a success, and old ones in passing', async () => {
		await failures(4);
		await enter(EMAILS.member, PASSWORD);
		expect(await company.db.read.select().from(asked)).toEqual([]);
		await failures(4);
		release = setClock(now() + 16 * MINUTE);
		await failures(5);
	});

	test('replaces a hash made with weaker parameters', async () => {
		const weak = await hash(PASSWORD, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
		const mine = eq(password.personId, company.member.id);
		await transact(company.db, (tx) => tx.update(password).set({ hash: weak }).where(mine));
		await enter(EMAILS.member, PASSWORD);
		const [stored] = await company.db.read.select().from(password).where(mine);
		expect(stored?.hash).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
		await expect(enter(EMAILS.member, PASSWORD)).resolves.toEqual(expect.any(String));
	});
});

describe('a new password', () => {
	const NEXT = 'violet harbour ladder sunday';

	test('ends every session, starts one, and takes the old one’s place', async () => {
		const before = await startSession(company.db, company.member.id, 'elsewhere');
		const { session: after } = await changePassword(company.db, company.member, HOME, {
			currentPassword: PASSWORD,
			newPassword: NEXT,
		});
		expect(await personOfSession(company.db, before)).toBeNull();
		expect((await personOfSession(company.db, after))?.person.id).toBe(company.member.id);
		await expect(enter(EMAILS.member, PASSWORD)).rejects.toMatchObject({ status: 422 });
		await expect(enter(EMAILS.member, NEXT)).resolves.toEqual(expect.any(String));
	});

	test('needs the one before, and counts what was tried', async () => {
		const attempt = () =>
			changePassword(company.db, company.member, HOME, { currentPassword: WRONG, newPassword: NEXT });
		for (let n = 0; n < 5; n++) {
			await expect(attempt()).rejects.toMatchObject({
				status: 422,
				body: { fields: { currentPassword: expect.any(String) as string } },
			});
		}
		await expect(attempt()).rejects.toMatchObject({ status: 429 });
	});

	test('must not be easy to guess, and says so at its own field', async () => {
		await expect(
			changePassword(company.db, company.member, HOME, {
				currentPassword: PASSWORD,
				newPassword: 'ines carvalho 2026',
			}),
		).rejects.toMatchObject({
			body: { fields: { newPassword: expect.stringContaining('guessed') as string } },
		});
		await expect(enter(EMAILS.member, PASSWORD)).resolves.toEqual(expect.any(String));
	});
});
