import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { isoDay, plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { readSetting, readSettings, writeSetting } from '#lib/settings.server.ts';
import { note } from '../audit/audit.server.ts';
import { openOne } from './opening.server.ts';
import { forgetReminders } from './reminders.server.ts';
import { makeKey } from './round-key.server.ts';
import { findSeal, preparePlaces, shuffled, type Seal } from './sealing.server.ts';
import { readPulseSettings } from './settings.server.ts';
import { pulseAsked, pulseRound, pulseSealed } from './tables.server.ts';

const SETTING = 'pulse.anew';
const Anew = z
	.array(z.number())
	.or(z.object({}).transform(() => []))
	.pipe(z.array(z.number()));

/** The rounds that lost what had been answered. */
export const beganAnew = (db: Reader): Promise<number[]> => readSetting(db, SETTING, Anew);

/**
 * Without its key, such as after a backup was restored on another machine, nothing that was answered in a round can be
 * opened any more. What is left of it goes, all are asked again, and they are told so.
 */
export async function startAnewWhereLost(db: Database): Promise<void> {
	const open = await openOne(db.read);
	if (!open || (await findSeal(db.read, db.folder, open.id))) return;
	await transact(db, async (tx) => {
		if ((await openOne(tx))?.id === open.id) await sealOf(tx, db.folder, open.id);
	});
}

/** The key of an open round; a new one, with all places empty, where it was lost. */
export async function sealOf(tx: Transaction, folder: string, round: number): Promise<Seal> {
	return (await findSeal(tx, folder, round)) ?? startAnew(tx, folder, round);
}

async function startAnew(tx: Transaction, folder: string, round: number): Promise<Seal> {
	await tx.delete(pulseSealed).where(eq(pulseSealed.roundId, round));
	const asked = await tx
		.select({ id: pulseAsked.personId })
		.from(pulseAsked)
		.where(eq(pulseAsked.roundId, round));
	const seal = { round, key: makeKey(folder, round) };
	await preparePlaces(tx, seal, shuffled(asked.map(({ id }) => id)));
	const { daysOpen } = await readPulseSettings(tx);
	const today = isoDay(now(), (await readSettings(tx)).zone);
	await tx
		.update(pulseRound)
		.set({ closesOn: plusDays(today, daysOpen) })
		.where(eq(pulseRound.id, round));
	await forgetReminders(tx, round);
	await writeSetting(tx, SETTING, [...new Set([...(await beganAnew(tx)), round])]);
	await note(tx, null, { act: 'pulse-began-anew', subject: { kind: 'round', id: round } });
	return seal;
}
