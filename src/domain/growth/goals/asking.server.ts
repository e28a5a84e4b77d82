import { and, between, eq, inArray, isNull } from 'drizzle-orm';
import { isCivilHour } from '#lib/civil-hours.ts';
import { now } from '#lib/db/clock.ts';
import { DAY, isoDay } from '#lib/dates.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { offAt } from '../../accounts/days-off/asking.server.ts';
import { person } from '../../accounts/tables.server.ts';
import { tell, told } from '../../notifications/notifications.server.ts';
import { SILENT_AFTER } from './goal.ts';
import { goal } from './tables.server.ts';

/** What has been silent for longer is asked about no more. */
const CAUGHT_UP = 31;

/**
 * Asks those who want it how a goal goes that was silent for three weeks: once for each silence, in their working
 * hours, when they are not away.
 */
export async function askOfGoals(db: Database): Promise<void> {
	const at = now();
	const { id, personId, changedAt } = goal;
	const silent = await db.read
		.select({ id, personId, changedAt, zone: person.zone })
		.from(goal)
		.innerJoin(person, eq(person.id, personId))
		.where(
			and(
				eq(goal.asks, true),
				eq(goal.state, 'open'),
				isNull(person.deactivatedAt),
				between(changedAt, at - (SILENT_AFTER + CAUGHT_UP) * DAY, at - SILENT_AFTER * DAY),
			),
		);
	const here = silent.filter(({ zone }) => isCivilHour(at, zone));
	if (here.length === 0) return;
	const kind = 'goal-silent' as const;
	const known = await told(db.read, { kinds: [kind], subjects: here.map(subjectOf) });
	const due = here.filter((one) => !known.has({ kind, subject: subjectOf(one) }, one.personId));
	const off = await offAt(
		db.read,
		due.map(({ zone }) => zone),
		at,
	);
	for (const one of due.filter((each) => !off.has(each.personId))) {
		await transact(db, async (tx) => {
			// Asked again in here: what was stirred in the meantime is silent no more.
			const still = await tx
				.select({ id })
				.from(goal)
				.where(and(eq(id, one.id), eq(changedAt, one.changedAt), inArray(goal.state, ['open'])));
			if (still.length > 0) await tell(tx, { to: [one.personId], kind, by: null, subject: subjectOf(one) });
		});
	}
}

/** The same however often and however late this runs. */
const subjectOf = ({ id, changedAt }: { id: number; changedAt: number }) =>
	`${id} ${isoDay(changedAt, 'UTC')}`;
