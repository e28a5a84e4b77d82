import { and, desc, eq, isNull } from 'drizzle-orm';
import { isCivilHour } from '#lib/civil-hours.ts';
import { clockTime, isoDay, plusDays } from '#lib/dates.ts';
import { emptyLog, forgetsForGood } from '#lib/db/cleaning.server.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import { holiday } from '../accounts/days-off/tables.server.ts';
import { cleanUp, closeRound } from './closing.server.ts';
import { openOne, openRound } from './opening.server.ts';
import { leastAsked, type RoundKind } from './opening.ts';
import { remindOfPulse, tellOfReleases } from './reminding.server.ts';
import { opensOn, turnOf } from './rhythm.ts';
import { rosterNow } from './roster.server.ts';
import { readPulseSettings } from './settings.server.ts';
import { startAnewWhereLost } from './starting-anew.server.ts';
import { pulseRound } from './tables.server.ts';

/** What time brings about for the pulse. Asked again a minute later, or after days, it does each of it once. */
export async function tendPulse(db: Database): Promise<void> {
	await startAnewWhereLost(db);
	await closeWhatIsOver(db);
	await cleanUp(db);
	await openWhenDue(db);
	await remindOfPulse(db);
	await tellOfReleases(db);
}

async function closeWhatIsOver(db: Database): Promise<void> {
	const open = await openOne(db.read);
	if (!open) return;
	// Where somebody read for long while an answer came, what the log shows of it goes now.
	await emptyLog(db);
	const today = isoDay(now(), (await readSettings(db.read)).zone);
	if (today > open.closesOn) await closeRound(db, null, open.id);
}

/** On a working morning where the workspace is. */
async function openWhenDue(db: Database): Promise<void> {
	const at = now();
	if (!forgetsForGood(db)) return;
	const { zone } = await readSettings(db.read);
	if (!isCivilHour(at, zone)) return;
	const kind = await dueNow(db.read, isoDay(at, zone));
	if (kind) await openRound(db, null, { kind });
}

async function dueNow(db: Reader, day: string): Promise<RoundKind | null> {
	const settings = await readPulseSettings(db);
	const { rhythm, daysOpen, since } = settings;
	const turn = turnOf(rhythm, day);
	if (!turn || (await openOne(db))) return null;
	const lastOpened = await lastOpening(db);
	if (!opensOn(turn, day, { lastOpened, daysOpen, since }) || (await isHoliday(db, day))) return null;
	// Where nothing could be shown of it, nobody is asked.
	return (await rosterNow(db)).roster.length < leastAsked(settings) ? null : turn.kind;
}

async function lastOpening(db: Reader): Promise<string | null> {
	const [last] = await db
		.select({ openedOn: pulseRound.openedOn })
		.from(pulseRound)
		.orderBy(desc(pulseRound.id))
		.limit(1);
	return last?.openedOn ?? null;
}

async function isHoliday(db: Reader, day: string): Promise<boolean> {
	const rows = await db
		.select({ day: holiday.day })
		.from(holiday)
		.where(and(eq(holiday.day, day), isNull(holiday.teamId)));
	return rows.length > 0;
}

/** Nothing opens any more on that day. */
const EVENING = '18:00';

/** The day on which the rhythm opens the next round, for the page on which it is chosen; null where it opens none. */
export async function nextOpening(db: Reader): Promise<string | null> {
	const { zone } = await readSettings(db);
	const { rhythm, daysOpen, since } = await readPulseSettings(db);
	const lastOpened = await lastOpening(db);
	const open = await openOne(db);
	const today = isoDay(now(), zone);
	const from = clockTime(now(), zone) < EVENING ? today : plusDays(today, 1);
	for (let day = from, looked = 0; looked < 200; day = plusDays(day, 1), looked++) {
		const turn = turnOf(rhythm, day);
		if (!turn) return null;
		if (open && day <= open.closesOn) continue;
		if (opensOn(turn, day, { lastOpened, daysOpen, since }) && !(await isHoliday(db, day))) return day;
	}
	return null;
}
