import { Cron } from 'croner';
import { DAY } from '#lib/dates.ts';
import type { BackupPlan } from './backup-plan.ts';

/** The first moment after that one at which a backup is due; null where none ever is. */
export function nextBackup(plan: BackupPlan, zone: string, after: number): number | null {
	if (plan.every === 'never') return null;
	const days = plan.every === 'week' ? String(plan.weekday) : '*';
	const schedule = new Cron(`0 0 ${plan.hour} * * ${days}`, { timezone: zone });
	return schedule.nextRun(new Date(after))?.getTime() ?? null;
}

/**
 * Whether one is due. A clock that was far ahead for a while, and made one there, does not keep
 * backups from being made until that time comes.
 * @param last when one was last begun
 */
export function isBackupDue(plan: BackupPlan, zone: string, last: number, now: number): boolean {
	const due = nextBackup(plan, zone, last > now + DAY ? now : last);
	return due !== null && due <= now;
}

const WEEK = 7 * DAY;
/** A Monday. */
const EPOCH = 4 * DAY;

/** Those that the plan keeps no longer. The newest always stays. */
export function outdated<Made extends { at: number }>(made: readonly Made[], plan: BackupPlan): Made[] {
	const sorted = [...made].sort((a, b) => b.at - a.at);
	const older = sorted.slice(plan.keep);
	const oldest = (sorted[0]?.at ?? 0) - plan.weeks * WEEK;
	const weeks = new Set<number>();
	return older.filter(({ at }) => {
		const week = Math.floor((at - EPOCH) / WEEK);
		if (at < oldest || weeks.has(week)) return true;
		weeks.add(week);
		return weeks.size > plan.weeks;
	});
}
