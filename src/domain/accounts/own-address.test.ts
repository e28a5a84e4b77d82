import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { companyWithMail, statementsOf, type CompanyWithMail } from '../../../tests/support/letters.ts';
import { EMAILS, PASSWORD, personOf } from '../../../tests/support/people.ts';
import { DAY, MINUTE } from '#lib/dates.ts';
import { now, setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { changeAddressOf } from './address-of-another.server.ts';
import { keepAddress, readKeeping } from './keeping-an-address.server.ts';
import {
	askForNewAddress,
	askToConfirm,
	confirmAddress,
	ownAddress,
	readConfirmation,
} from './own-address.server.ts';
import { passkey } from './second-factors/tables.server.ts';
import { readReset, resetPassword } from './reset.server.ts';
import { personOfSession, startSession } from './sessions.server.ts';
import { signIn } from './sign-in.server.ts';
import { person } from './tables.server.ts';
import { makeToken, personOfToken } from './tokens.server.ts';

let company: CompanyWithMail;
let release: (() => void) | undefined;
beforeEach(async () => void (company = await companyWithMail()));
afterEach(async () => {
	release?.();
	release = undefined;
	await company.close();
});

const NEW = 'ines.carvalho@example.net';
const AT = { address: '192.0.2.7', device: 'Firefox' };
/** In no session: a password shows that it is them. */
const HERE = { origin: AT, standing: { session: undefined, confirmation: undefined } };
const ask = (email = NEW, currentPassword = PASSWORD) =>
	askForNewAddress(company.db, company.member, HERE, { email, currentPassword });
const own = () => ownAddress(company.db, company.member);
const confirm = (secret: string) => confirmAddress(company.db, secret);

test('the new address counts when its letter was opened; until then the old one does', async () => {
	await ask();
	expect(await own()).toMatchObject({ email: EMAILS.member, waitingFor: NEW });
	const secret = await company.secretTo(NEW);
	expect(await readConfirmation(company.db.read, secret)).toMatchObject({
		email: NEW,
		present: EMAILS.member,
	});
	await confirm(secret);
	expect(await own()).toMatchObject({ email: NEW, confirmed: true, waitingFor: null });
	await expect(signIn(company.db, AT, { email: NEW, password: PASSWORD })).resolves.toBeDefined();
	await expect(confirm(secret)).rejects.toMatchObject({ status: 404 });
});

test('the link works once, also when it is opened twice at once, and for half an hour', async () => {
	await ask();
	const secret = await company.secretTo(NEW);
	const made = now();
	release = setClock(made + 31 * MINUTE);
	await expect(confirm(secret)).rejects.toMatchObject({ status: 404 });
	release();
	const tries = await Promise.allSettled([confirm(secret), confirm(secret)]);
	expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('asking needs the password, and asking again takes the first back', async () => {
	await expect(ask(NEW, 'not it')).rejects.toMatchObject({
		body: { fields: { currentPassword: expect.any(String) as string } },
	});
	await ask();
	await ask('another@example.net');
	await expect(company.letterTo(NEW)).rejects.toThrow('No letter');
	await confirm(await company.secretTo('another@example.net'));
	expect((await own()).email).toBe('another@example.net');
});

test('whether somebody has the address is told to its mailbox alone', async () => {
	await ask('warm-up@example.net');
	const free = await statementsOf(company.db, () => ask(NEW));
	const taken = await statementsOf(company.db, () => ask(EMAILS.outsider));
	expect(taken).toEqual(free);
	const letter = await company.letterTo(EMAILS.outsider);
	expect(letter.text).toContain('It belongs to yours, and nothing changes');
	expect(letter.links.join(' ')).not.toContain('/address/');
});

test('an address that was taken in the meantime is not taken from its owner', async () => {
	await ask();
	const secret = await company.secretTo(NEW);
	await changeAddressOf(company.db, company.owner, { personId: company.outsider.id, email: NEW });
	await expect(confirm(secret)).rejects.toMatchObject({ status: 409 });
	expect((await own()).email).toBe(EMAILS.member);
});

test.each(['before', 'after'])(
	'“This was not me” keeps the old address, %s the new one counts',
	async (when) => {
		const { db, member } = company;
		await ask();
		const theirs = await company.secretTo(NEW);
		const notMe = await company.secretTo(EMAILS.member);
		if (when === 'after') await confirm(theirs);
		const session = await startSession(db, member.id, 'Not mine');
		const token = await makeToken(db, member, { name: 'Not mine', scopes: ['read'], days: 90 });
		await transact(db, (tx) =>
			tx.insert(passkey).values({
				...{ id: 'not-mine', personId: member.id, publicKey: Buffer.from('key'), counter: 0, transports: [] },
				...{ isSynced: false, name: 'Not mine', createdAt: now() },
			}),
		);

		expect(await readKeeping(db.read, notMe)).toMatchObject({ email: EMAILS.member });
		const tries = await Promise.allSettled([keepAddress(db, notMe), keepAddress(db, notMe)]);
		const [secret] = tries.flatMap((tried) => (tried.status === 'fulfilled' ? [tried.value] : []));
		expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);

		expect((await own()).email).toBe(EMAILS.member);
		expect(await personOfSession(db, session)).toBeNull();
		expect(await personOfToken(db, token)).toBeNull();
		expect(await db.read.select().from(passkey)).toEqual([]);
		await expect(confirm(theirs)).rejects.toMatchObject({ status: 404 });
		await expect(signIn(db, AT, { email: EMAILS.member, password: PASSWORD })).rejects.toMatchObject({
			status: 422,
		});
		expect(await readReset(db.read, secret ?? '')).toMatchObject({ email: EMAILS.member });
		await resetPassword(db, secret ?? '', { newPassword: 'harvest window copper ladder' });
	},
);

test('a later address cannot take an earlier one’s “not me” away', async () => {
	await ask();
	const first = await company.secretTo(EMAILS.member);
	await confirm(await company.secretTo(NEW));
	const later = { ...company.member, email: NEW };
	await askForNewAddress(company.db, later, HERE, { email: 'third@example.net', currentPassword: PASSWORD });
	const second = await company.secretTo(NEW);
	await keepAddress(company.db, second);
	await keepAddress(company.db, first);
	expect((await own()).email).toBe(EMAILS.member);
	await expect(keepAddress(company.db, second)).rejects.toMatchObject({ status: 404 });
});

test('it can be said for seven days', async () => {
	await ask();
	const notMe = await company.secretTo(EMAILS.member);
	const made = now();
	release = setClock(made + 7 * DAY + MINUTE);
	await expect(keepAddress(company.db, notMe)).rejects.toMatchObject({ status: 404 });
	release();
	release = setClock(made + 7 * DAY - MINUTE);
	await expect(readKeeping(company.db.read, notMe)).resolves.toBeDefined();
});

test('the address one has is confirmed by a letter too', async () => {
	expect((await own()).confirmed).toBe(false);
	await askToConfirm(company.db, company.member);
	await confirm(await company.secretTo(EMAILS.member));
	expect(await own()).toMatchObject({ email: EMAILS.member, confirmed: true });
});

test('an administrator changes one at once; it is not confirmed, and the old one gets a letter', async () => {
	const { db, admin, owner, member } = company;
	await changeAddressOf(db, admin, { personId: member.id, email: NEW });
	expect(await personOf(db, NEW)).toMatchObject({ id: member.id });
	const [row] = await db.read.select().from(person).where(eq(person.id, member.id));
	expect(row?.emailVerifiedAt).toBeNull();
	expect((await company.letterTo(EMAILS.member)).text).toContain('Tomasz Wrona');
	await expect(
		changeAddressOf(db, admin, { personId: owner.id, email: 'x@example.net' }),
	).rejects.toMatchObject({ status: 403 });
	await expect(
		changeAddressOf(db, member, { personId: member.id, email: 'x@example.net' }),
	).rejects.toMatchObject({ status: 403 });
	await expect(
		changeAddressOf(db, owner, { personId: member.id, email: EMAILS.admin }),
	).rejects.toMatchObject({ status: 422 });
});
