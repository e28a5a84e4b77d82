import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { forbidden, invalid } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { note } from '../audit/audit.server.ts';
import { Email, isAdmin, Name, Password, ROLES, Zone, type Person } from './person.ts';
import { endHalvesOf } from './second-factors/half.server.ts';
import { acceptedHash, addAccount } from './setup.server.ts';
import { membership, password, session } from './tables.server.ts';
import { findTeam } from './teams.server.ts';

/** Somebody added by whoever runs the installation, without an invitation. */
export const NewUser = z.object({
	name: Name,
	email: Email,
	role: z.enum(ROLES, `A role is one of ${ROLES.join(', ')}.`),
	zone: Zone,
	password: Password,
	/** Names or slugs. */
	teams: z.array(z.string()),
});

export async function addUser(db: Database, who: Person, input: z.output<typeof NewUser>): Promise<void> {
	if (!isAdmin(who)) forbidden('Only owners and administrators add people.');
	const hash = await acceptedHash(input.password, [input.name, input.email]);
	await transact(db, async (tx) => {
		const teamIds: number[] = [];
		for (const named of input.teams) {
			const team = await findTeam(tx, named);
			teamIds.push(team?.id ?? invalid({ team: `There is no team called ${named}.` }));
		}
		const personId = await addAccount(tx, { ...input, hash });
		const rows = teamIds.map((teamId) => ({ teamId, personId, since: now() }));
		if (rows.length > 0) await tx.insert(membership).values(rows);
		const subject = { kind: 'person', id: personId };
		await note(tx, who, { act: 'person-added', subject, details: { role: input.role } });
	});
}

/** A new password, whatever the old one was; every session ends. For whoever holds the data folder. */
export async function setPassword(db: Database, person: Person, clear: string): Promise<void> {
	const hash = await acceptedHash(clear, [person.name, person.email]);
	await transact(db, async (tx) => {
		const row = { hash, changedAt: now() };
		await tx
			.insert(password)
			.values({ personId: person.id, ...row })
			.onConflictDoUpdate({ target: password.personId, set: row });
		await tx.delete(session).where(eq(session.personId, person.id));
		await endHalvesOf(tx, person.id);
		await note(tx, null, { act: 'password-set', subject: { kind: 'person', id: person.id } });
	});
}
