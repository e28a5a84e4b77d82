import { isNull } from 'drizzle-orm';
import { invalid } from '#lib/errors.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { readSetting, writeSetting } from '#lib/settings.server.ts';
import type { Person } from '../accounts/person.ts';
import { adminsOnly } from '../accounts/workspace.server.ts';
import { note } from '../audit/audit.server.ts';
import { renewOwn } from './items.ts';
import { loweredIn, PulseSettings, type PulseChange } from './settings.ts';
import { pulseRound } from './tables.server.ts';

const SETTING = 'pulse';

export const readPulseSettings = (db: Reader): Promise<PulseSettings> =>
	readSetting(db, SETTING, PulseSettings);

/** For the next round: what one that is open promised stands. */
export async function changePulseSettings(db: Database, who: Person, change: PulseChange): Promise<void> {
	adminsOnly(who);
	await transact(db, async (tx) => {
		const [open] = await tx.select().from(pulseRound).where(isNull(pulseRound.closedOn));
		const lowered = loweredIn(change, open ?? null);
		if (Object.keys(lowered).length > 0) invalid(lowered);
		const { own } = await readPulseSettings(tx);
		const settings: PulseSettings = { ...change, own: renewOwn(own, change.own) };
		await writeSetting(tx, SETTING, settings);
		await note(tx, who, { act: 'settings-changed', details: { what: 'how the pulse is run' } });
	});
}
