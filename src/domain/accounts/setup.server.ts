import { z } from 'zod';
import { conflict, invalid } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { changeSettings, readSettings } from '#lib/settings.server.ts';
import { note } from '../audit/audit.server.ts';
import { addPerson } from './people.server.ts';
import { hashPassword, passwordProblem } from './passwords.server.ts';
import { Email, Name, Password, WorkspaceName, Zone, type Role } from './person.ts';
import { password } from './tables.server.ts';

export const NewWorkspace = z.object({
	workspace: WorkspaceName,
	name: Name,
	email: Email,
	password: Password,
	zone: Zone.default('UTC'),
});

/** Makes the workspace and its first owner. Works once. */
export async function setUp(db: Database, input: z.output<typeof NewWorkspace>): Promise<number> {
	const hash = await acceptedHash(input.password, [input.name, input.email, input.workspace]);
	return transact(db, async (tx) => {
		const { setUpAt } = await readSettings(tx);
		if (setUpAt !== null) conflict('This workspace is set up already. Sign in instead.');
		await changeSettings(tx, { workspace: input.workspace, zone: input.zone, setUpAt: now() });
		const id = await addAccount(tx, { ...input, role: 'owner', hash });
		await note(tx, { id }, { act: 'set-up' });
		return id;
	});
}

/** Hashed outside the transaction: it takes a while, and others want to write. */
export async function acceptedHash(
	clear: string,
	own: string[],
	field = 'password',
	halfOfTwo = false,
): Promise<string> {
	const problem = passwordProblem(clear, own, halfOfTwo);
	if (problem) invalid({ [field]: problem });
	return hashPassword(clear);
}

export async function addAccount(
	tx: Transaction,
	input: { name: string; email: string; role: Role; zone: string; hash: string },
): Promise<number> {
	const { hash, name, email, role, zone } = input;
	const personId = await addPerson(tx, { name, email, role, zone });
	await tx.insert(password).values({ personId, hash, changedAt: now() });
	return personId;
}
