import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { companyWithMail, type CompanyWithMail } from '../../../../tests/support/letters.ts';
import { EMAILS, PASSWORD, personOf, sessionIn } from '../../../../tests/support/people.ts';
import { addStoredProvider } from '../../../../tests/support/stored-provider.ts';
import { now, setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { enter } from '../admission.server.ts';
import { askForNewAddress } from '../own-address.server.ts';
import { passwordOf } from '../own-password.server.ts';
import type { Person } from '../person.ts';
import { allowPasswords } from '../providers/passwords-allowed.server.ts';
import { identity, provider } from '../providers/tables.server.ts';
import { confirmation, confirmByCode, confirmByPassword, confirmedPerson } from './confirmation.server.ts';
import { confirmKey, offeredKey, offerKey } from './one-time-codes.server.ts';
import { twoStepsOf } from './two-steps.server.ts';

const AT = { address: '192.0.2.7', device: 'Firefox' };
const NOWHERE = { session: undefined, confirmation: undefined };
const NEW = 'ines.carvalho@example.net';

let company: CompanyWithMail;
let release: () => void;
beforeEach(async () => {
	company = await companyWithMail();
	release = setClock(Date.UTC(2026, 10, 26, 12, 0, 10));
});
afterEach(async () => {
	release();
	await company.close();
});

/** The owner has come with a provider, so that passwords may be switched off. */
async function switchPasswordsOff(): Promise<void> {
	const { db, owner } = company;
	await addStoredProvider(db);
	await link(owner);
	await allowPasswords(db, owner, { allowed: false });
}

async function link(who: Person): Promise<void> {
	await transact(company.db, async (tx) => {
		const [one] = await tx.select().from(provider);
		await tx.insert(identity).values({
			...{ issuer: one?.issuer ?? '', subject: who.email, providerId: one?.id ?? 0, personId: who.id },
			...{ label: who.email, linkedAt: now() },
		});
	});
}

/** @returns what their app shows, half a minute after it was set up */
async function withApp(who: Person): Promise<() => string> {
	const { db } = company;
	const entrance = await enter(db, who.id, { via: 'passkey', device: 'Firefox' });
	const session = sessionIn(entrance);
	const confirmed = confirmedPerson(db, who, { session, confirmation: confirmation(db, who.id, session) });
	await offerKey(db, confirmed);
	const totp = new TOTP({ secret: Secret.fromBase32((await offeredKey(db, confirmed))?.key ?? '') });
	const code = () => totp.generate({ timestamp: now() });
	await confirmKey(db, confirmed, { code: code() });
	release();
	release = setClock(Date.UTC(2026, 10, 26, 12, 0, 40));
	return code;
}

const byPassword = () => confirmByPassword(company.db, company.member, AT, { password: PASSWORD });
const askForAddress = (standing = NOWHERE as Parameters<typeof confirmedPerson>[2]) =>
	askForNewAddress(
		company.db,
		company.member,
		{ origin: AT, standing },
		{ email: NEW, currentPassword: PASSWORD },
	);

test('a password shows that it is them while passwords count, and not once they are switched off', async () => {
	const { db, member } = company;
	await byPassword();
	expect(await passwordOf(db.read, member)).toBe('theirs');
	await switchPasswordsOff();
	expect(await passwordOf(db.read, member)).toBe('off');
	await expect(byPassword()).rejects.toMatchObject({ status: 409 });
	await expect(askForAddress()).rejects.toMatchObject({ status: 403 });
});

test('without passwords, an address is changed by whoever has shown in another way that it is them', async () => {
	const { db, member } = company;
	await switchPasswordsOff();
	const session = 'the session that they are in';
	await askForAddress({ session, confirmation: confirmation(db, member.id, session) });
	expect(await company.secretTo(NEW)).toBeTruthy();
});

test('without a password, a code of their app shows it: each once, and not beside a password', async () => {
	const { db, member } = company;
	const code = await withApp(member);
	const shown = code();
	await expect(confirmByCode(db, member, { code: shown })).rejects.toMatchObject({ status: 403 });
	await switchPasswordsOff();
	await expect(confirmByCode(db, member, { code: '000000' })).rejects.toMatchObject({ status: 422 });
	await confirmByCode(db, member, { code: shown });
	await expect(confirmByCode(db, member, { code: shown })).rejects.toMatchObject({ status: 422 });
});

test('wrong codes count as they do at the door', async () => {
	const { db, member } = company;
	await withApp(member);
	await switchPasswordsOff();
	const wrong = () => confirmByCode(db, member, { code: '000000' });
	for (let n = 0; n < 10; n++) await expect(wrong()).rejects.toMatchObject({ status: 422 });
	await expect(wrong()).rejects.toMatchObject({ status: 429 });
});

test('whoever signs in with a provider is offered to show it there, as long as it is on', async () => {
	const { db } = company;
	await switchPasswordsOff();
	const member = await personOf(db, EMAILS.member);
	const ways = async () => (await twoStepsOf(db, member, 'northwind-id')).ways;
	expect(await ways()).toEqual([]);
	await link(member);
	expect(await ways()).toEqual([{ slug: 'northwind-id', name: 'Northwind ID' }]);
	await transact(db, (tx) => tx.update(provider).set({ enabledAt: null }));
	expect(await ways()).toEqual([]);
});
