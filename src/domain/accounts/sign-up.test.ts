import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { companyWithMail, statementsOf, type CompanyWithMail } from '../../../tests/support/letters.ts';
import { EMAILS, PASSWORD, personOf } from '../../../tests/support/people.ts';
import { DAY } from '#lib/dates.ts';
import { now, setClock } from '#lib/db/clock.ts';
import { isListed, isPublicProvider, JoiningChange, readDomain } from './joining.ts';
import { changeJoining, mayJoinByThemselves } from './joining.server.ts';
import { askToJoin, readSignUp, signUp } from './sign-up.server.ts';
import { person } from './tables.server.ts';

let company: CompanyWithMail;
let release: (() => void) | undefined;
beforeEach(async () => void (company = await companyWithMail()));
afterEach(async () => {
	release?.();
	release = undefined;
	await company.close();
});

const WHO = { name: 'Kwame Boateng', password: PASSWORD, zone: 'Africa/Accra' };
const KWAME = 'kwame@example.org';
const list = (domains: string[], role: 'member' | 'guest' = 'member', teamId: number | null = null) =>
	changeJoining(company.db, company.owner, { domains, role, teamId });
const ask = (email: string) => askToJoin(company.db, { email });
const join = (secret: string) => signUp(company.db, secret, WHO);

test('nobody joins by themselves until an owner lists their domain', async () => {
	expect(await mayJoinByThemselves(company.db.read)).toBe(false);
	await expect(ask(KWAME)).rejects.toMatchObject({ status: 422 });
	await expect(
		changeJoining(company.db, company.admin, { domains: ['example.org'], role: 'member', teamId: null }),
	).rejects.toMatchObject({ status: 403 });
	await list(['example.org']);
	expect(await mayJoinByThemselves(company.db.read)).toBe(true);
	for (const email of ['kwame@example.com', 'kwame@sub.example.org', 'kwame@notexample.org']) {
		await expect(ask(email)).rejects.toMatchObject({ status: 422 });
	}
});

test('a letter leads to an account, with the role and the team that newcomers get, and a confirmed address', async () => {
	await list(['example.org'], 'guest', company.payments.id);
	await ask(KWAME);
	const id = await join(await company.secretTo(KWAME));
	expect(await personOf(company.db, KWAME)).toMatchObject({
		id,
		role: 'guest',
		teams: [company.payments.id],
	});
	const [row] = await company.db.read.select().from(person).where(eq(person.id, id));
	expect(row?.emailVerifiedAt).not.toBeNull();
});

test('a known address gets a letter that says so; whoever asked learns nothing', async () => {
	await list(['example.org']);
	await ask('warm-up@example.org');
	const unknown = await statementsOf(company.db, () => ask(KWAME));
	const known = await statementsOf(company.db, () => ask(EMAILS.member));
	expect(known).toEqual(unknown);
	const letter = await company.letterTo(EMAILS.member);
	expect(letter.subject).toBe('You have an account at Northwind');
	expect(letter.links.join(' ')).not.toContain('/sign-up/');
});

test('the link makes one person, also when it is sent twice at once, and for a day', async () => {
	await list(['example.org']);
	await ask(KWAME);
	const secret = await company.secretTo(KWAME);
	const made = now();
	release = setClock(made + DAY + 1000);
	await expect(join(secret)).rejects.toMatchObject({ status: 404 });
	release();
	expect(await readSignUp(company.db.read, secret)).toEqual({ email: KWAME });
	const tries = await Promise.allSettled([join(secret), join(secret), join(secret)]);
	expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	await expect(readSignUp(company.db.read, secret)).rejects.toMatchObject({ status: 404 });
});

test('a door that was closed is closed for those who were on their way', async () => {
	await list(['example.org']);
	await ask(KWAME);
	const secret = await company.secretTo(KWAME);
	await ask('yewande@example.org');
	await list([]);
	await expect(join(secret)).rejects.toMatchObject({ status: 404 });
	await expect(company.letterTo('yewande@example.org')).rejects.toThrow('No letter');
});

describe('a domain', () => {
	test.each([
		['example.org', 'example.org'],
		['@Example.ORG', 'example.org'],
		['*.example.org', '*.example.org'],
		['bücher.example', 'xn--bcher-kva.example'],
		['*', null],
		['*.*', null],
		['*org', null],
		['example', null],
		['127.0.0.1', null],
		['https://example.org', null],
		['ana@example.org', null],
		['example.org/x', null],
		['exa_mple.org', null],
	])('%s is read as %s', (typed, domain) => expect(readDomain(typed)).toBe(domain));

	test('means itself alone, unless it is written with an asterisk', () => {
		expect(isListed('a@example.org', ['example.org'])).toBe(true);
		expect(isListed('a@EXAMPLE.org', ['example.org'])).toBe(true);
		expect(isListed('a@mail.example.org', ['example.org'])).toBe(false);
		expect(isListed('a@mail.example.org', ['*.example.org'])).toBe(true);
		expect(isListed('a@example.org', ['*.example.org'])).toBe(false);
		expect(isListed('a@evilexample.org', ['*.example.org', 'example.org'])).toBe(false);
		expect(isListed('"a@example.org"@evil.example', ['example.org'])).toBe(false);
	});

	test('is listed once, and refused with its name where it is none', () => {
		const read = (domains: string) => JoiningChange.safeParse({ domains, role: 'member' });
		expect(read(' example.org, EXAMPLE.org\n*.example.net').data?.domains).toEqual([
			'example.org',
			'*.example.net',
		]);
		expect(read('example.org, nonsense').error?.issues[0]?.message).toContain('“nonsense”');
		expect(read('').data?.domains).toEqual([]);
		expect(['gmail.com', '*.gmail.com', 'example.org'].map(isPublicProvider)).toEqual([true, true, false]);
	});
});
