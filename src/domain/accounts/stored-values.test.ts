import { afterEach, beforeEach, expect, test } from 'vitest';
import { companyWithMail, type CompanyWithMail } from '../../../tests/support/letters.ts';
import { PASSWORD } from '../../../tests/support/people.ts';
import { transact } from '#lib/db/transact.server.ts';
import { acceptInvitation, invite, readInvitation } from './invitations.server.ts';
import { inviteAll, NewInvitations } from './inviting-several.server.ts';
import { changeJoining } from './joining.server.ts';
import { keepAddress, readKeeping } from './keeping-an-address.server.ts';
import { askForNewAddress, confirmAddress, readConfirmation } from './own-address.server.ts';
import { askForReset, makeResetLink, readReset, resetPassword } from './reset.server.ts';
import { readHalf, signInHalf } from './second-factors/half.server.ts';
import { firstRecoveryCodes, spendRecoveryCode } from './second-factors/recovery-codes.server.ts';
import { personOfSession, startSession } from './sessions.server.ts';
import { signIn } from './sign-in.server.ts';
import { askToJoin, readSignUp } from './sign-up.server.ts';
import { makeToken, personOfToken } from './tokens.server.ts';

let company: CompanyWithMail;
beforeEach(async () => void (company = await companyWithMail()));
afterEach(() => company.close());

/** Every text in every table, as somebody with a copy of the file would read it. */
async function everyText(): Promise<string[]> {
	const { reader } = company.db;
	const { rows: tables } = await reader.execute(
		"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
	);
	const texts = new Set<string>();
	for (const { name } of tables) {
		const { rows } = await reader.execute(`SELECT * FROM "${name as string}"`);
		for (const row of rows)
			for (const value of Object.values(row)) texts.add(`${value as string | number | null}`);
	}
	return [...texts];
}

test('nothing that is stored works as the link of a letter', async () => {
	const { db, owner, member } = company;
	const newPassword = 'harvest window copper ladder';
	await changeJoining(db, owner, { domains: ['example.net'], role: 'member', teamId: null });
	await askForReset(db, { email: member.email });
	await askToJoin(db, { email: 'kwame@example.net' });
	const standing = { session: undefined, confirmation: undefined };
	const at = { origin: { address: '192.0.2.7', device: '' }, standing };
	await askForNewAddress(db, member, at, { email: 'ines@example.net', currentPassword: PASSWORD });
	await inviteAll(db, owner, NewInvitations.parse({ emails: 'lior@example.org' }));
	const waiting = await everyText();
	const links = {
		reset: await company.secretTo(member.email, /new password/),
		keep: await company.secretTo(member.email, /Another address/),
		join: await company.secretTo('kwame@example.net'),
		confirm: await company.secretTo('ines@example.net'),
		invited: await company.secretTo('lior@example.org'),
	};
	const stored = [...new Set([...waiting, ...(await everyText())])];
	for (const secret of [...Object.values(links), await makeResetLink(db, owner, { personId: member.id })]) {
		for (const text of stored) expect(text).not.toContain(secret);
	}
	const over = { status: 404 };
	for (const text of stored) {
		await expect(readReset(db.read, text)).rejects.toMatchObject(over);
		await expect(readSignUp(db.read, text)).rejects.toMatchObject(over);
		await expect(readConfirmation(db.read, text)).rejects.toMatchObject(over);
		await expect(readKeeping(db.read, text)).rejects.toMatchObject(over);
		await expect(readInvitation(db.read, text)).rejects.toMatchObject(over);
	}
	// What is behind the link of one letter opens with no other's.
	await expect(resetPassword(db, links.keep, { newPassword })).rejects.toMatchObject(over);
	await expect(confirmAddress(db, links.keep)).rejects.toMatchObject(over);
	await expect(keepAddress(db, links.confirm)).rejects.toMatchObject(over);
	await expect(readSignUp(db.read, links.reset)).rejects.toMatchObject(over);
	// The secrets themselves do work.
	expect(await readReset(db.read, links.reset)).toMatchObject({ id: member.id });
	expect(await readSignUp(db.read, links.join)).toEqual({ email: 'kwame@example.net' });
	expect(await readConfirmation(db.read, links.confirm)).toMatchObject({ email: 'ines@example.net' });
	expect(await readKeeping(db.read, links.keep)).toMatchObject({ email: member.email });
	expect(await readInvitation(db.read, links.invited)).toMatchObject({ email: 'lior@example.org' });
});

test('nothing that is stored works as a session, a token, an invitation or a password', async () => {
	const { db, member, owner } = company;
	const secrets = [
		await startSession(db, member.id, 'Firefox'),
		await makeToken(db, member, { name: 'Pager', scopes: ['read', 'write'], days: null }),
		await invite(db, owner, { email: 'kwame@example.org', role: 'admin', teamId: null }),
	];
	const half = await signInHalf(db, member.id, 'password');
	const codes = (await transact(db, (tx) => firstRecoveryCodes(tx, member.id))) ?? [];
	secrets.push(half, ...codes);
	const stored = await everyText();
	expect(stored.length).toBeGreaterThan(30);

	for (const secret of secrets) {
		for (const text of stored) expect(text).not.toContain(secret);
	}
	for (const text of stored) {
		expect(await personOfSession(db, text)).toBeNull();
		expect(await personOfToken(db, text)).toBeNull();
		expect(await readHalf(db.read, text)).toBeNull();
		expect(await transact(db, (tx) => spendRecoveryCode(tx, member.id, text))).toBe(false);
		await expect(readInvitation(db.read, text)).rejects.toMatchObject({ status: 404 });
	}
	const hashes = stored.filter((text) => /^\$argon2|^[0-9a-f]{64}$/.test(text));
	expect(hashes.length).toBeGreaterThanOrEqual(7);
	const answer = { name: 'Kwame', password: 'violet harbour ladder sunday', zone: 'UTC' };
	for (const [n, text] of hashes.entries()) {
		const origin = { address: `192.0.2.${n}`, device: '' };
		await expect(signIn(db, origin, { email: member.email, password: text })).rejects.toMatchObject({
			status: 422,
		});
		await expect(acceptInvitation(db, text, answer)).rejects.toMatchObject({ status: 404 });
	}

	// The secrets themselves do: the loop above would notice.
	expect(await personOfSession(db, secrets[0] ?? '')).not.toBeNull();
	expect(await personOfToken(db, secrets[1] ?? '')).not.toBeNull();
	expect(await readHalf(db.read, half)).not.toBeNull();
	expect(await transact(db, (tx) => spendRecoveryCode(tx, member.id, codes[0] ?? ''))).toBe(true);
	expect(await readInvitation(db.read, secrets[2] ?? '')).toMatchObject({ email: 'kwame@example.org' });
});
