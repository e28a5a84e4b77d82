import type { Written } from '../writing.ts';
import { averages } from './averages.ts';
import { backPressure } from './back-pressure.ts';
import { backfill } from './backfill.ts';
import { cannedAnswer } from './canned-answer.ts';
import { certificate } from './certificate.ts';
import { clockChange } from './clock-change.ts';
import { demoHour } from './demo-hour.ts';
import { duplicateReminders } from './duplicate-reminders.ts';
import { handOver } from './hand-over.ts';
import { hiring } from './hiring.ts';
import { islandHoliday } from './island-holiday.ts';
import { loadTest } from './load-test.ts';
import { maps } from './maps.ts';
import { migration } from './migration.ts';
import { officeMove } from './office-move.ts';
import { pastReminders } from './past-reminders.ts';
import { permission } from './permission.ts';
import { photos } from './photos.ts';
import { rateLimits } from './rate-limits.ts';
import { renamedDepot } from './renamed-depot.ts';
import { restore } from './restore.ts';
import { rounding } from './rounding.ts';
import { training } from './training.ts';
import { ttl } from './ttl.ts';
import { twoApprovals } from './two-approvals.ts';
import { wrongFamily } from './wrong-family.ts';
import { wrongPeriod } from './wrong-period.ts';

/** Oldest first. */
export const WRITTEN: readonly Written[] = [
	maps,
	hiring,
	averages,
	renamedDepot,
	wrongPeriod,
	officeMove,
	islandHoliday,
	ttl,
	handOver,
	photos,
	rateLimits,
	training,
	loadTest,
	restore,
	rounding,
	demoHour,
	permission,
	cannedAnswer,
	backfill,
	twoApprovals,
	clockChange,
	duplicateReminders,
	migration,
	wrongFamily,
	certificate,
	pastReminders,
	backPressure,
];
