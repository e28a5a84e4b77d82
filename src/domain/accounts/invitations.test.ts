import { listPeople } from '../entries/acquaintances.server.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EMAILS, freshCompany, PASSWORD, personOf, type Company } from '../../../tests/support/people.ts';
import { HOUR } from '#lib/dates.ts';
import { now, setClock } from '#lib/db/clock.ts';
import { listInvitations, withdrawInvitation } from './invitation-list.server.ts';
import { acceptInvitation, invite, readInvitation } from './invitations.server.ts';

let company: Company;
let release: (() => void) | undefined;
beforeEach(async () => void (company = await freshCompany()));
afterEach(async () => {
	release?.();
	await company.close();
});

const NEW = { email: 'kwame@example.org', role: 'member' as const, teamId: null };
const ANSWER = { name: 'Kwame Boateng', password: PASSWORD, zone: 'Africa/Accra' };
const accept = (secret: string) => acceptInvitation(company.db, secret, ANSWER);

describe('an invitation', () => {
	test('brings somebody in with the address, the role and the team it was made for', async () => {
		const secret = await invite(company.db, company.admin, {
			...NEW,
			role: 'admin',
			teamId: company.payments.id,
		});
		const id = await accept(secret);
		expect(await personOf(company.db, NEW.email)).toEqual({
			id,
			name: 'Kwame Boateng',
			email: NEW.email,
			role: 'admin',
			zone: 'Africa/Accra',
			teams: [company.payments.id],
		});
	});

	test('is not used up by being read', async () => {
		const secret = await invite(company.db, company.owner, NEW);
		for (let n = 0; n < 3; n++) {
			expect(await readInvitation(company.db.read, secret)).toEqual({
				email: NEW.email,
				invitedBy: company.owner.name,
			});
		}
		await expect(accept(secret)).resolves.toEqual(expect.any(Number));
	});

	test('makes one person, also when it is accepted twice at once', async () => {
		const secret = await invite(company.db, company.owner, NEW);
		const results = await Promise.allSettled([accept(secret), accept(secret), accept(secret)]);
		expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		for (const result of results) {
			if (result.status === 'rejected') expect(result.reason).toMatchObject({ status: 404 });
		}
		expect(await listPeople(company.db, company.owner)).toHaveLength(5);
		await expect(readInvitation(company.db.read, secret)).rejects.toMatchObject({ status: 404 });
	});

	test('ends after 72 hours', async () => {
		const secret = await invite(company.db, company.owner, NEW);
		const made = now();
		release = setClock(made + 72 * HOUR - 1000);
		await expect(readInvitation(company.db.read, secret)).resolves.toMatchObject({ email: NEW.email });
		release();
		release = setClock(made + 72 * HOUR + 1000);
		await expect(readInvitation(company.db.read, secret)).rejects.toMatchObject({ status: 404 });
		await expect(accept(secret)).rejects.toMatchObject({ status: 404 });
	});

	test('can be withdrawn', async () => {
		const secret = await invite(company.db, company.owner, NEW);
		const [open] = await listInvitations(company.db, company.admin);
		await withdrawInvitation(company.db, company.admin, { id: open?.id ?? 0 });
		await expect(accept(secret)).rejects.toMatchObject({ status: 404 });
		const left = await listInvitations(company.db, company.admin);
		expect(left.map(({ email }) => email)).not.toContain(NEW.email);
	});

	test('is not used up by a password that is refused', async () => {
		const secret = await invite(company.db, company.owner, NEW);
		await expect(
			acceptInvitation(company.db, secret, { ...ANSWER, password: 'kwame boateng kwame' }),
		).rejects.toMatchObject({ status: 422 });
		await expect(accept(secret)).resolves.toEqual(expect.any(Number));
	});

	test('is made by administrators; for an owner, by an owner', async () => {
		await expect(invite(company.db, company.member, NEW)).rejects.toMatchObject({ status: 403 });
		await expect(invite(company.db, company.admin, { ...NEW, role: 'owner' })).rejects.toMatchObject({
			status: 403,
		});
		await expect(listInvitations(company.db, company.member)).rejects.toMatchObject({ status: 403 });
		await expect(withdrawInvitation(company.db, company.member, { id: 1 })).rejects.toMatchObject({
			status: 403,
		});
		await expect(invite(company.db, company.owner, { ...NEW, role: 'owner' })).resolves.toEqual(
			expect.any(String),
		);
	});

	test('is refused for somebody who is here, however the address is written', async () => {
		for (const email of [EMAILS.member, EMAILS.member.toUpperCase()]) {
			await expect(invite(company.db, company.owner, { ...NEW, email })).rejects.toMatchObject({
				status: 422,
				body: { fields: { email: expect.any(String) as string } },
			});
		}
	});

	test('of two for the same address, the first that is answered counts', async () => {
		const secrets = [
			await invite(company.db, company.owner, NEW),
			await invite(company.db, company.owner, NEW),
		];
		await accept(secrets[1] ?? '');
		await expect(accept(secrets[0] ?? '')).rejects.toMatchObject({ status: 422 });
		expect(await listPeople(company.db, company.owner)).toHaveLength(5);
	});
});
