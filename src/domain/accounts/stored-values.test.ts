import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { acceptInvitation, invite, readInvitation } from './invitations.server.ts';
import { personOfSession, startSession } from './sessions.server.ts';
import { signIn } from './sign-in.server.ts';
import { makeToken, personOfToken } from './tokens.server.ts';

let company: Company;
beforeEach(async () => void (company = await freshCompany()));
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

test('nothing that is stored works as a session, a token, an invitation or a password', async () => {
	const { db, member, owner } = company;
	const secrets = [
		await startSession(db, member.id, 'Firefox'),
		await makeToken(db, member, { name: 'Pager', scopes: ['read', 'write'], days: null }),
		await invite(db, owner, { email: 'kwame@example.org', role: 'admin', teamId: null }),
	];
	const stored = await everyText();
	expect(stored.length).toBeGreaterThan(30);

	for (const secret of secrets) {
		for (const text of stored) expect(text).not.toContain(secret);
	}
	for (const text of stored) {
		expect(await personOfSession(db, text)).toBeNull();
		expect(await personOfToken(db, text)).toBeNull();
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
	expect(await readInvitation(db.read, secrets[2] ?? '')).toMatchObject({ email: 'kwame@example.org' });
});
