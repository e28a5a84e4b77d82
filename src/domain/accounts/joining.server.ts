import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { note } from '#domain/audit/audit.server.ts';
import { forbidden, invalid } from '#lib/errors.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { mailIsSetUp } from '#lib/mail/mail-settings.server.ts';
import { readSetting, writeSetting } from '#lib/settings.server.ts';
import { Joining, type JoiningChange } from './joining.ts';
import { isAdmin, type Person } from './person.ts';
import { passwordsAllowed } from './providers/passwords-allowed.server.ts';
import { team } from './tables.server.ts';

const SETTING = 'joining';

export function readJoining(db: Reader): Promise<Joining> {
	return readSetting(db, SETTING, Joining);
}

/** For those who decide it, and for administrators to look at. */
export async function lookAtJoining(db: Database, who: Person) {
	if (!isAdmin(who)) forbidden('Only owners and administrators look after the workspace.');
	return { ...(await readJoining(db.read)), mailIsSetUp: await mailIsSetUp(db.read) };
}

/** Whether the door offers it: there is a domain, a letter can be sent, and a password can be set. */
export async function mayJoinByThemselves(db: Reader): Promise<boolean> {
	const { domains } = await readJoining(db);
	return domains.length > 0 && (await mailIsSetUp(db)) && (await passwordsAllowed(db));
}

export async function changeJoining(
	db: Database,
	who: Person,
	input: z.output<typeof JoiningChange>,
): Promise<void> {
	if (who.role !== 'owner') forbidden('Only an owner decides who may join without an invitation.');
	await transact(db, async (tx) => {
		if (input.teamId !== null) {
			const [known] = await tx.select({ id: team.id }).from(team).where(eq(team.id, input.teamId));
			if (!known) invalid({ teamId: 'That team is not here any more.' });
		}
		await writeSetting(tx, SETTING, input);
		const { domains, role, teamId } = input;
		await note(tx, who, {
			act: 'joining-changed',
			details: { domains: domains.join(' '), role, team: teamId },
		});
	});
}
