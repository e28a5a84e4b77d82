import { isNull } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { invalid } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { readSetting, readSettings, writeSetting } from '#lib/settings.server.ts';
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
		const before = await readPulseSettings(tx);
		const today = isoDay(now(), (await readSettings(tx)).zone);
		const since = change.rhythm === before.rhythm ? before.since : today;
		const settings: PulseSettings = { ...change, since, own: renewOwn(before.own, change.own) };
		await writeSetting(tx, SETTING, settings);
		await note(tx, who, { act: 'settings-changed', details: { what: 'how the pulse is run' } });
	});
}
