import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { companyWithMail, statementsOf, type CompanyWithMail } from '../../../tests/support/letters.ts';
import { EMAILS, PASSWORD } from '../../../tests/support/people.ts';
import { MINUTE } from '#lib/dates.ts';
import { now, setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { outbox } from '#lib/outbox/tables.server.ts';
import { writeSetting } from '#lib/settings.server.ts';
import { comingFrom } from '#lib/whence.server.ts';
import { auditEvent } from '../audit/tables.server.ts';
import { deactivate } from './leaving.server.ts';
import { askForReset, makeResetLink, readReset, resetPassword } from './reset.server.ts';
import { oneTimeKey } from './second-factors/tables.server.ts';
import { personOfSession, startSession } from './sessions.server.ts';
import { signIn } from './sign-in.server.ts';
import { person } from './tables.server.ts';

let company: CompanyWithMail;
let release: (() => void) | undefined;
beforeEach(async () => void (company = await companyWithMail()));
afterEach(async () => {
	release?.();
	release = undefined;
	await company.close();
});

const NEW = 'harvest window copper ladder';
const AT = { address: '192.0.2.7', device: 'Firefox' };
const ask = (email: string) => askForReset(company.db, { email });
const reset = (secret: string, newPassword = NEW) => resetPassword(company.db, secret, { newPassword });
const enters = (password: string) => signIn(company.db, AT, { email: EMAILS.member, password });

async function askedSecret(): Promise<string> {
	await ask(EMAILS.member);
	return company.secretTo(EMAILS.member);
}

const verifiedAt = async () => {
	const [row] = await company.db.read
		.select({ at: person.emailVerifiedAt })
		.from(person)
		.where(eq(person.id, company.member.id));
	return row?.at;
};

describe('a forgotten password', () => {
	test('a letter leads to a new one; all sessions end, and another letter tells of it', async () => {
		const session = await startSession(company.db, company.member.id, 'A phone');
		const secret = await askedSecret();
		await reset(secret);
		expect(await personOfSession(company.db, session)).toBeNull();
		await expect(enters(PASSWORD)).rejects.toMatchObject({ status: 422 });
		await expect(enters(NEW)).resolves.toHaveProperty('session');
		expect(await verifiedAt()).not.toBeNull();
		const told = await company.letterTo(EMAILS.member);
		expect(told.subject).toBe('Your password for Northwind was changed');
		const [line] = await company.db.read
			.select()
			.from(auditEvent)
			.where(eq(auditEvent.act, 'password-reset'));
		expect(line).toMatchObject({ actorId: company.member.id, details: { handed: false } });
	});

	test('a known and an unknown address take the same way, statement for statement', async () => {
		await ask('warm-up@example.org');
		const known = await statementsOf(company.db, () => ask(EMAILS.member));
		const unknown = await statementsOf(company.db, () => ask('nobody@example.org'));
		expect(known.length).toBeGreaterThan(8);
		expect(unknown).toEqual(known);
		const rows = await company.db.read.select().from(outbox);
		expect(rows.map(({ about }) => about.person)).toEqual([0, company.member.id, 0]);
		expect(JSON.stringify(rows)).not.toContain('@');
	});

	test('a letter goes to whoever is here, and to nobody else', async () => {
		await deactivate(company.db, company.owner, { personId: company.outsider.id });
		for (const email of ['nobody@example.org', EMAILS.outsider]) await ask(email);
		await expect(company.letterTo(EMAILS.outsider)).rejects.toThrow('There are: none');
	});

	test('opening the link uses nothing up; one of several at once wins, and the others find it over', async () => {
		const secret = await askedSecret();
		for (let n = 0; n < 3; n++) {
			expect(await readReset(company.db.read, secret)).toMatchObject({ email: EMAILS.member });
		}
		const tries = await Promise.allSettled([1, 2, 3].map((n) => reset(secret, `${NEW} ${n}`)));
		expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		for (const tried of tries) {
			if (tried.status === 'rejected') expect(tried.reason).toMatchObject({ status: 404 });
		}
		await expect(readReset(company.db.read, secret)).rejects.toMatchObject({ status: 404 });
	});

	test('of several letters each link works, until one was used', async () => {
		const [first, second] = [await askedSecret(), await askedSecret()];
		await reset(second);
		await expect(reset(first)).rejects.toMatchObject({ status: 404 });
	});

	test('a link works for half an hour', async () => {
		const secret = await askedSecret();
		const made = now();
		release = setClock(made + 31 * MINUTE);
		await expect(readReset(company.db.read, secret)).rejects.toMatchObject({ status: 404 });
		await expect(reset(secret)).rejects.toMatchObject({ status: 404 });
		release();
		release = setClock(made + 29 * MINUTE);
		await expect(readReset(company.db.read, secret)).resolves.toBeDefined();
	});

	test('a password that is refused uses nothing up', async () => {
		const secret = await askedSecret();
		await expect(reset(secret, 'ines carvalho ines')).rejects.toMatchObject({ status: 422 });
		await expect(reset(secret, 'short one')).rejects.toMatchObject({
			body: { fields: { newPassword: expect.stringContaining('15 characters') as string } },
		});
		await reset(secret);
	});

	test('it does not skip a second step', async () => {
		await transact(company.db, (tx) =>
			tx.insert(oneTimeKey).values({
				personId: company.member.id,
				secret: 'sealed',
				createdAt: now(),
				confirmedAt: now(),
			}),
		);
		const secret = await askedSecret();
		await expect(reset(secret, 'password')).rejects.toMatchObject({ status: 422 });
		// Half of what is shown may be shorter.
		await reset(secret, 'k3Vq9zTw');
		expect(Object.keys(await enters('k3Vq9zTw'))).toEqual(['half']);
	});

	test('three letters in half an hour to an address, and twenty from a network', async () => {
		for (let n = 0; n < 3; n++) await ask(EMAILS.member);
		await expect(ask(EMAILS.member)).rejects.toMatchObject({ status: 429 });
		for (let n = 0; n < 3; n++) await ask('nobody@example.org');
		await expect(ask('nobody@example.org')).rejects.toMatchObject({ status: 429 });
		const from = (address: string, email: string) => comingFrom({ address, device: '' }, () => ask(email));
		for (let n = 0; n < 20; n++) await from('198.51.100.4', `n${n}@example.org`);
		await expect(from('198.51.100.4', 'n20@example.org')).rejects.toMatchObject({ status: 429 });
		await from('203.0.113.9', 'n20@example.org');
	});

	test('without mail nothing is queued, and the answer says who can help', async () => {
		await transact(company.db, (tx) => writeSetting(tx, 'mail', { host: '' }));
		await expect(ask(EMAILS.member)).rejects.toMatchObject({ status: 409 });
		expect(await company.db.read.select().from(outbox)).toEqual([]);
	});
});

describe('a link that an administrator makes', () => {
	const make = (who: 'owner' | 'admin' | 'member', whom: 'owner' | 'admin' | 'member') =>
		makeResetLink(company.db, company[who], { personId: company[whom].id });

	test('works as one in a letter does, and says nothing of the address', async () => {
		const secret = await make('admin', 'member');
		await reset(secret);
		await expect(enters(NEW)).resolves.toHaveProperty('session');
		expect(await verifiedAt()).toBeNull();
		await expect(reset(secret)).rejects.toMatchObject({ status: 404 });
		const lines = await company.db.read
			.select()
			.from(auditEvent)
			.where(eq(auditEvent.act, 'reset-link-made'));
		expect(lines).toMatchObject([{ actorId: company.admin.id, subjectId: String(company.member.id) }]);
		expect((await company.letterTo(EMAILS.member)).subject).toContain('was changed');
	});

	test('is made by administrators, and for an owner by an owner', async () => {
		await expect(make('member', 'admin')).rejects.toMatchObject({ status: 403 });
		await expect(make('admin', 'owner')).rejects.toMatchObject({ status: 403 });
		await expect(make('admin', 'admin')).resolves.toEqual(expect.any(String));
		await expect(make('owner', 'owner')).resolves.toEqual(expect.any(String));
		await deactivate(company.db, company.owner, { personId: company.member.id });
		await expect(make('owner', 'member')).rejects.toMatchObject({ status: 404 });
	});
});
