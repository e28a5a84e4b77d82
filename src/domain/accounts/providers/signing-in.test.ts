import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
	EMAILS,
	freshCompany,
	join,
	PASSWORD,
	personOf,
	type Company,
} from '../../../../tests/support/people.ts';
import {
	CLIENT,
	startProvider,
	type Account,
	type RunningProvider,
} from '../../../../tests/support/provider.ts';
import { acceptInvitation, invite } from '../invitations.server.ts';
import { deactivate } from '../leaving.server.ts';

import { acceptedAgain } from '../new-password.server.ts';
import { changeRole } from '../people.server.ts';
import { askForReset } from '../reset.server.ts';
import { confirmation, confirmedPerson } from '../second-factors/confirmation.server.ts';
import { personOfSession } from '../sessions.server.ts';
import { signIn } from '../sign-in.server.ts';
import { identitiesOf, linkable, unlink } from './identities.server.ts';
import { allowPasswords } from './passwords-allowed.server.ts';
import { NewProvider, ProviderChange } from './provider.ts';
import { addProvider, changeProvider, enableProvider, removeProvider } from './providers.server.ts';
import { linkWith, signInWith } from './signing-in.server.ts';
import { comeBack, depart, returnAddress } from './visits.server.ts';

vi.setConfig({ testTimeout: 30_000 });

const says = (pattern: RegExp) => expect.stringMatching(pattern) as string;

const HOME = 'http://localhost:3999';
const SLUG = 'northwind-id';

const INES = { sub: 'u-1', name: 'Inês Carvalho', email: 'ines@example.org', email_verified: true };
const NOOR = { sub: 'u-2', name: 'Noor Haddad', email: 'noor@example.org', email_verified: true };

let at: RunningProvider;
let other: RunningProvider;
beforeAll(async () => {
	const ways = [SLUG, 'other'].map((slug) => returnAddress(HOME, slug));
	[at, other] = await Promise.all([startProvider(ways, []), startProvider(ways, [])]);
});
afterAll(() => Promise.all([at.stop(), other.stop()]));

let company: Company;
beforeEach(async () => void (company = await freshCompany()));
afterEach(() => company.close());

type Choices = Partial<Record<keyof NewProvider, unknown>>;
const input = (choices: Choices = {}) =>
	NewProvider.parse({
		name: 'Northwind ID',
		issuer: at.issuer,
		clientId: CLIENT.id,
		clientSecret: CLIENT.secret,
		scopes: 'openid profile email groups',
		isInOwnNetwork: 'on',
		...choices,
	});

const add = (choices: Choices = {}) => addProvider(company.db, company.owner, input(choices));
const change = (choices: Choices) =>
	changeProvider(company.db, company.owner, SLUG, ProviderChange.parse(input(choices)));

interface Tampering {
	/** With the address that leads to the provider. */
	there?: (address: URL) => void;
	/** With the one that leads back. */
	back?: (address: URL) => void;
	browser?: string;
}

/** Somebody goes to the provider and comes back. */
async function travel(sub: string | null, { there, back, browser }: Tampering = {}) {
	const away = await depart(company.db, null, SLUG, { home: HOME, browser: undefined, next: '/log' });
	const address = new URL(away.to);
	there?.(address);
	const query = await at.visit(address.href, sub);
	back?.(query);
	return { query, browser: browser ?? away.browser };
}

async function arriveWith({ query, browser }: Awaited<ReturnType<typeof travel>>, slug = SLUG) {
	const state = query.searchParams.get('state');
	const visit = await comeBack(company.db, slug, { state, browser });
	if (!visit) return null;
	const back = { home: HOME, query: query.searchParams, device: 'Firefox' };
	const entrance = await signInWith(company.db, visit, back);
	if (!('session' in entrance)) return entrance;
	const found = await personOfSession(company.db, entrance.session);
	return found?.person ?? null;
}

/** The whole way, there and back: who one is here then. */
async function come(account: Account, tampering: Tampering = {}) {
	at.replacePeople([account]);
	return arriveWith(await travel(account.sub, tampering));
}

const people = async () => {
	const { rows } = await company.db.reader.execute('SELECT count(*) AS n FROM person');
	return Number(rows[0]?.n);
};

describe('who somebody is', () => {
	test('whom the provider knows and nobody here does is asked to come with an invitation', async () => {
		await add();
		await expect(come(NOOR)).rejects.toMatchObject({
			status: 403,
			body: { message: says(/invitation to noor@/) },
		});
		expect(await people()).toBe(4);
	});

	test('an account is made where that is switched on, once, with the role that was chosen', async () => {
		await add({ makesAccounts: 'on', newRole: 'guest' });
		const first = await come(NOOR);
		expect(first).toMatchObject({ name: 'Noor Haddad', email: 'noor@example.org', role: 'guest' });
		expect(await come({ ...NOOR, email: 'noor.haddad@example.org' })).toMatchObject({
			id: (first as { id: number }).id,
			email: 'noor@example.org',
		});
		expect(await people()).toBe(5);
	});

	test('an address that the provider has not verified is not verified here either', async () => {
		await add({ makesAccounts: 'on' });
		await come({ ...NOOR, email_verified: false });
		await come({ ...NOOR, sub: 'u-3', email: 'kwame@example.org' });
		const { rows } = await company.db.reader.execute(
			'SELECT email, email_verified_at IS NOT NULL AS verified FROM person WHERE id > 4 ORDER BY id',
		);
		expect(rows.map(({ email, verified }) => [email, verified])).toEqual([
			['noor@example.org', 0],
			['kwame@example.org', 1],
		]);
	});

	test('an address alone makes nobody the person who has it here', async () => {
		await add({ makesAccounts: 'on' });
		await expect(come(INES)).rejects.toMatchObject({ status: 409 });
		await change({ linksByEmail: 'on' });
		await expect(come({ ...INES, email_verified: false })).rejects.toMatchObject({ status: 409 });
		expect(await come(INES)).toMatchObject({ id: company.member.id });
	});

	test('the subject decides from then on, whatever address the provider tells', async () => {
		await add({ linksByEmail: 'on' });
		await come(INES);
		const moved = { ...INES, email: 'ha@example.org' };
		expect(await come(moved)).toMatchObject({ id: company.member.id });
		await expect(come({ ...INES, sub: 'u-9', email: 'nobody@example.org' })).rejects.toMatchObject({
			status: 403,
		});
	});

	test('an invitation to the address is taken by whoever the provider says has it', async () => {
		const { db, owner, payments } = company;
		await add();
		await invite(db, owner, { email: NOOR.email, role: 'curator', teamId: payments.id });
		await expect(come({ ...NOOR, email_verified: false })).rejects.toMatchObject({ status: 403 });
		expect(await come(NOOR)).toMatchObject({ role: 'curator', teams: [payments.id] });
	});

	test('whoever was deactivated does not come in, on no way', async () => {
		const { db, owner, member } = company;
		await add({ linksByEmail: 'on', makesAccounts: 'on' });
		await come(INES);
		await deactivate(db, owner, { personId: member.id });
		await expect(come(INES)).rejects.toMatchObject({ status: 403, body: { message: says(/closed/) } });
		await expect(come({ ...INES, sub: 'u-7' })).rejects.toMatchObject({ status: 403 });
	});

	test('two first visits at once make one account', async () => {
		await add({ makesAccounts: 'on' });
		at.replacePeople([NOOR]);
		const [one, two] = [await travel(NOOR.sub), await travel(NOOR.sub)];
		const [first, second] = await Promise.all([arriveWith(one), arriveWith(two)]);
		expect(first).toEqual(second);
		expect(await people()).toBe(5);
	});
});

describe('what comes back', () => {
	beforeEach(() => add({ linksByEmail: 'on' }));

	test('counts once', async () => {
		at.replacePeople([INES]);
		const back = await travel(INES.sub);
		expect(await arriveWith(back)).toMatchObject({ id: company.member.id });
		expect(await arriveWith(back)).toBeNull();
	});

	test('counts in the browser that began, with the state that it was given, for that provider', async () => {
		expect(await come(INES, { browser: 'another' })).toBeNull();
		expect(await come(INES, { back: (to) => to.searchParams.set('state', 'another') })).toBeNull();
		const { query, browser } = await travel(INES.sub);
		expect(
			await comeBack(company.db, SLUG, { state: query.searchParams.get('state'), browser: undefined }),
		).toBeNull();
		expect(
			await comeBack(company.db, 'other', { state: query.searchParams.get('state'), browser }),
		).toBeNull();
	});

	test('counts for ten minutes', async () => {
		at.replacePeople([INES]);
		const back = await travel(INES.sub);
		await company.db.writer.client.execute('UPDATE provider_visit SET expires_at = 1');
		expect(await arriveWith(back)).toBeNull();
	});

	test.each<[string, Tampering]>([
		['another nonce', { there: (to) => to.searchParams.set('nonce', 'another') }],
		['another PKCE challenge', { there: (to) => to.searchParams.set('code_challenge', 'A'.repeat(43)) }],
		['another issuer', { back: (to) => to.searchParams.set('iss', other.issuer) }],
		['no issuer', { back: (to) => to.searchParams.delete('iss') }],
		['another code', { back: (to) => to.searchParams.set('code', 'another') }],
		['no code', { back: (to) => to.searchParams.delete('code') }],
	])('with %s is refused', async (_, tampering) => {
		await expect(come(INES, tampering)).rejects.toMatchObject({
			status: 403,
			body: { message: says(/Begin again\.$/) },
		});
	});

	test('from another provider, for its own code, is refused', async () => {
		await addProvider(company.db, company.owner, input({ name: 'Other', issuer: other.issuer }));
		other.replacePeople([INES]);
		const away = await depart(company.db, null, SLUG, { home: HOME, browser: undefined, next: '/' });
		const there = await depart(company.db, null, 'other', { home: HOME, browser: undefined, next: '/' });
		const theirs = await other.visit(there.to, INES.sub);
		theirs.searchParams.set('state', new URL(away.to).searchParams.get('state') ?? '');
		await expect(arriveWith({ query: theirs, browser: away.browser })).rejects.toMatchObject({ status: 403 });
	});

	test('when somebody turned back is a sentence', async () => {
		at.replacePeople([INES]);
		await expect(arriveWith(await travel(null))).rejects.toMatchObject({
			status: 403,
			body: { message: 'You turned back at Northwind ID, or it did not let you in. Nothing has happened.' },
		});
	});

	test('is refused by a provider that was given another secret', async () => {
		await change({ clientSecret: 'wrong', linksByEmail: 'on' });
		await expect(come(INES)).rejects.toMatchObject({
			status: 403,
			body: { message: says(/invalid_client/) },
		});
	});

	test('leads nowhere once the provider is off', async () => {
		at.replacePeople([INES]);
		const back = await travel(INES.sub);
		await enableProvider(company.db, company.owner, SLUG, { enabled: false });
		expect(await arriveWith(back)).toBeNull();
		await expect(travel(INES.sub)).rejects.toMatchObject({ status: 404 });
	});
});

describe('groups', () => {
	const GROUPS = {
		groupsClaim: 'groups',
		linksByEmail: 'on',
		makesAccounts: 'on',
		newRole: 'guest',
	};
	const rows = () => [
		{ group: 'pay', teamId: company.payments.id, role: 'member' },
		{ group: 'plat', teamId: company.platform.id, role: '' },
		{ group: 'keepers', teamId: '', role: 'admin' },
	];

	test('put somebody into teams and take them out again, and the highest role counts', async () => {
		const { payments, platform } = company;
		await add({ ...GROUPS, groups: rows() });
		const as = (...groups: string[]) => come({ ...NOOR, groups });
		expect(await as('pay', 'unknown')).toMatchObject({ role: 'member', teams: [payments.id] });
		expect(await as('keepers', 'plat', 'pay')).toMatchObject({
			role: 'admin',
			teams: [payments.id, platform.id],
		});
		expect(await as('plat')).toMatchObject({ role: 'guest', teams: [platform.id] });
		expect(await come(NOOR)).toMatchObject({ role: 'guest', teams: [] });
	});

	test('leave what people did by hand', async () => {
		const { payments } = company;
		await add({ ...GROUPS, groups: rows() });
		expect(await come({ ...INES, groups: ['plat'] })).toMatchObject({ role: 'guest' });
		expect((await personOf(company.db, INES.email)).teams).toContain(payments.id);
		expect(await come({ ...INES, groups: [] })).toMatchObject({ teams: [payments.id] });
	});

	test('make and unmake no owner', async () => {
		expect(() => input({ groups: [{ group: 'x', teamId: '', role: 'owner' }] })).toThrow();
		await add({ ...GROUPS, groups: rows() });
		const maren = { sub: 'u-5', name: 'Maren', email: company.owner.email, email_verified: true };
		expect(await come({ ...maren, groups: ['pay'] })).toMatchObject({ role: 'owner' });
	});

	test('give no role where none of them has one', async () => {
		await add({
			...GROUPS,
			groups: rows()
				.map((row) => ({ ...row, role: '' }))
				.slice(0, 2),
		});
		expect(await come({ ...INES, groups: ['plat'] })).toMatchObject({ role: 'member' });
	});
});

describe('one’s own ways in', () => {
	const link = async (who: Company['member'], sub: string) => {
		const { db } = company;
		const session = 'the session that they are in';
		const standing = { session, confirmation: confirmation(db, who.id, session) };
		const confirmed = confirmedPerson(db, who, standing);
		const away = await depart(db, confirmed, SLUG, { home: HOME, browser: undefined, next: '/' });
		const query = await at.visit(away.to, sub);
		const visit = await comeBack(db, SLUG, { state: query.searchParams.get('state'), browser: away.browser });
		if (!visit) throw new Error('The visit was over.');
		return { visit, back: { home: HOME, query: query.searchParams } };
	};

	test('are linked by whoever is signed in, and taken away again', async () => {
		const { db, member, outsider } = company;
		await add();
		at.replacePeople([NOOR]);
		expect(await linkable(db, member)).toMatchObject([{ slug: SLUG }]);
		const { visit, back } = await link(member, NOOR.sub);
		await expect(linkWith(db, outsider, visit, back)).rejects.toMatchObject({ status: 403 });
		await linkWith(db, member, visit, back);
		expect(await linkable(db, member)).toEqual([]);
		expect(await come(NOOR)).toMatchObject({ id: member.id });

		const again = await link(outsider, NOOR.sub);
		await expect(linkWith(db, outsider, again.visit, again.back)).rejects.toMatchObject({ status: 409 });
		const [own] = await identitiesOf(db, member);
		expect(own).toMatchObject({ label: NOOR.email });
		const which = { issuer: own?.issuer ?? '', subject: own?.subject ?? '' };
		await expect(unlink(db, outsider, which)).rejects.toMatchObject({ status: 404 });
		await unlink(db, member, which);
		await expect(come(NOOR)).rejects.toMatchObject({ status: 403 });
	});

	test('never become none', async () => {
		const { db } = company;
		await add({ makesAccounts: 'on' });
		await come(NOOR);
		const noor = await personOf(db, NOOR.email);
		const [own] = await identitiesOf(db, noor);
		const which = { issuer: own?.issuer ?? '', subject: own?.subject ?? '' };
		await expect(unlink(db, noor, which)).rejects.toMatchObject({
			status: 409,
			body: { message: says(/only way in/) },
		});
	});
});

describe('without passwords', () => {
	const maren = { sub: 'u-5', name: 'Maren', email: 'maren@example.org', email_verified: true };

	test('an owner always comes in: nothing that would lock everybody out happens', async () => {
		const { db, owner, admin } = company;
		await expect(allowPasswords(db, owner, { allowed: false })).rejects.toMatchObject({ status: 409 });
		await add({ linksByEmail: 'on' });
		await come(INES);
		await expect(allowPasswords(db, owner, { allowed: false })).rejects.toMatchObject({ status: 409 });
		await come(maren);
		await expect(allowPasswords(db, admin, { allowed: false })).rejects.toMatchObject({ status: 403 });
		await allowPasswords(db, owner, { allowed: false });

		await expect(enableProvider(db, owner, SLUG, { enabled: false })).rejects.toMatchObject({ status: 409 });
		await expect(removeProvider(db, owner, SLUG)).rejects.toMatchObject({ status: 409 });
		const [own] = await identitiesOf(db, owner);
		const which = { issuer: own?.issuer ?? '', subject: own?.subject ?? '' };
		await expect(unlink(db, owner, which)).rejects.toMatchObject({ status: 409 });
		await expect(changeRole(db, owner, { personId: owner.id, role: 'member' })).rejects.toMatchObject({
			status: 422,
		});
		expect(await come(maren)).toMatchObject({ role: 'owner' });
		const second = await join(db, owner, { name: 'Oda', email: 'oda@example.org', role: 'owner' }).catch(
			(problem: unknown) => problem,
		);
		// Nobody joins with a password either.
		expect(second).toMatchObject({ status: 409 });
	});

	test('nothing that has to do with one works, and all of it again once they are back', async () => {
		const { db, owner } = company;
		await add({ linksByEmail: 'on' });
		await come(maren);
		const secret = await invite(db, owner, { email: 'kwame@example.org', role: 'member', teamId: null });
		const joining = { name: 'Kwame', password: 'violet harbour ladder sunday', zone: 'UTC' };
		const signingIn = () =>
			signIn(db, { address: '192.0.2.1', device: '' }, { email: EMAILS.member, password: PASSWORD });
		await allowPasswords(db, owner, { allowed: false });
		await expect(signingIn()).rejects.toMatchObject({ status: 409 });
		await expect(acceptInvitation(db, secret, joining)).rejects.toMatchObject({ status: 409 });
		await expect(acceptedAgain(db.read, owner, joining.password)).rejects.toMatchObject({ status: 409 });
		await expect(askForReset(db, { email: EMAILS.member })).rejects.toMatchObject({ status: 409 });
		await allowPasswords(db, owner, { allowed: true });
		expect(await signingIn()).toHaveProperty('session');
		expect(await acceptInvitation(db, secret, joining)).toBeGreaterThan(0);
	});

	test('the last owner who comes in with a provider stays one', async () => {
		const { db, owner } = company;
		await join(db, owner, { name: 'Oda', email: 'oda@example.org', role: 'owner' });
		await add({ linksByEmail: 'on' });
		await come(maren);
		await allowPasswords(db, owner, { allowed: false });
		const oda = await personOf(db, 'oda@example.org');
		await expect(changeRole(db, oda, { personId: owner.id, role: 'member' })).rejects.toMatchObject({
			status: 409,
		});
		await expect(deactivate(db, oda, { personId: owner.id })).rejects.toMatchObject({ status: 409 });
	});
});

test('a second factor that the provider saw counts where an owner says so', async () => {
	const { db } = company;
	await add({ linksByEmail: 'on' });
	await join(db, company.owner, { name: 'Noor', email: NOOR.email });
	const { id } = await personOf(db, NOOR.email);
	await db.writer.client.execute(
		`INSERT INTO one_time_key (person_id, secret, created_at, confirmed_at) VALUES (${id}, 'sealed', 1, 1)`,
	);
	const strong = { ...NOOR, amr: ['pwd', 'mfa'] };
	expect(await come(strong)).toHaveProperty('half');
	await change({ linksByEmail: 'on', trustsSecondFactor: 'on' });
	expect(await come({ ...NOOR, amr: ['pwd'] })).toHaveProperty('half');
	expect(await come(strong)).toMatchObject({ id });
});

test('nothing of a visit or of a provider that is stored opens anything', async () => {
	const { db } = company;
	await add({ linksByEmail: 'on' });
	at.replacePeople([INES]);
	const { query, browser } = await travel(INES.sub);
	const state = query.searchParams.get('state') ?? '';
	const { rows: tables } = await db.reader.execute("SELECT name FROM sqlite_master WHERE type = 'table'");
	const stored: string[] = [];
	for (const { name } of tables) {
		const { rows } = await db.reader.execute(`SELECT * FROM "${name as string}"`);
		for (const row of rows) stored.push(...Object.values(row).map(String));
	}
	for (const text of stored) {
		for (const secret of [state, browser, CLIENT.secret]) expect(text).not.toContain(secret);
	}
	for (const text of stored) {
		expect(await comeBack(db, SLUG, { state: text, browser })).toBeNull();
		expect(await comeBack(db, SLUG, { state, browser: text })).toBeNull();
		expect(await comeBack(db, SLUG, { state: text, browser: text })).toBeNull();
	}
	expect(await comeBack(db, SLUG, { state, browser })).not.toBeNull();
});
