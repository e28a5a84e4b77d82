import { and, asc, eq, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import { fromAbsolute } from '@internationalized/date';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { isOff } from '../../accounts/days-off/asking.server.ts';
import { person } from '../../accounts/tables.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { settle, tell } from '../../notifications/notifications.server.ts';
import { weekdayOf } from '../../notifications/quiet.ts';
import { weekOfDay } from '../../recall/week.ts';
import { courseReminder, courseRule, courseWaiver, enrolment } from '../tables.server.ts';
import { lookouts } from './lookout.server.ts';
import { namedFrom } from './naming.ts';
import { COURSE_NEWS } from './releasing.server.ts';

/**
 * Tells people of the courses that are asked of them: once in a calendar week at the most, in all and not for each, on
 * a Tuesday at ten of their own clock; until Friday where they were away, or this was. Never while they said *not now*,
 * need not, or are on leave. Asking again a minute later tells nobody twice. That a course is required, and who will see
 * their name, is told before all else, also to whoever completed it already: see `naming.ts`.
 */
export async function remindOfCourses(db: Database): Promise<void> {
	const at = now();
	const zones = await lookout(db).zones(at, isReminderHour);
	for (const zone of zones) {
		if ((await whatWaits(db.read, zone, at)).length === 0) continue;
		await transact(db, async (tx) => {
			// Asked again in here: what was completed in the meantime reminds nobody.
			const waiting = Map.groupBy(await whatWaits(tx, zone, at), ({ personId }) => personId);
			for (const theirs of waiting.values()) await remindOne(tx, isoDay(at, zone), theirs);
		});
	}
	lookout(db).seen(zones, at);
}

const lookout = lookouts();

const TUESDAY = 2;
const FRIDAY = 5;

/** Between ten and five, from Tuesday to Friday. */
export function isReminderHour(at: number, zone: string): boolean {
	const local = fromAbsolute(at, zone);
	const weekday = weekdayOf(local);
	return TUESDAY <= weekday && weekday <= FRIDAY && 10 <= local.hour && local.hour < 17;
}

type Waiting = Awaited<ReturnType<typeof whatWaits>>[number];

/** What is due first comes first. */
function whatWaits(db: Reader, zone: string, at: number) {
	const day = isoDay(at, zone);
	const wasTold = sql<number>`EXISTS (SELECT 1 FROM ${courseReminder} WHERE ${courseReminder.enrolmentId} = ${enrolment.id})`;
	const mustKnow = sql`(${courseRule.required} AND ${enrolment.toldOn} IS NULL)`;
	return db
		.select({
			id: enrolment.id,
			personId: enrolment.personId,
			entryId: enrolment.entryId,
			dueOn: enrolment.dueOn,
			wasTold: sql<number>`${wasTold}`,
			state: enrolment.state,
			mustKnow: sql<number>`${mustKnow}`,
		})
		.from(enrolment)
		.innerJoin(courseRule, eq(courseRule.id, enrolment.ruleId))
		.innerJoin(entry, eq(entry.id, enrolment.entryId))
		.innerJoin(person, eq(person.id, enrolment.personId))
		.where(
			and(
				or(eq(enrolment.state, 'open'), and(eq(enrolment.state, 'completed'), mustKnow)),
				eq(person.zone, zone),
				isNull(person.deactivatedAt),
				isNull(courseRule.endedAt),
				isNotNull(entry.publishedAt),
				isNull(entry.removedAt),
				or(isNull(enrolment.notNowUntil), lte(enrolment.notNowUntil, day), mustKnow),
				// That it is asked for is told once, also where nobody is to be reminded.
				or(eq(courseRule.remind, true), sql`NOT ${wasTold}`, mustKnow),
				sql`NOT EXISTS (SELECT 1 FROM ${courseWaiver} WHERE ${courseWaiver.ruleId} = ${enrolment.ruleId}
					AND ${courseWaiver.personId} = ${person.id} AND ${courseWaiver.until} >= ${day})`,
				sql`NOT EXISTS (SELECT 1 FROM course_reminder AS told JOIN enrolment AS other ON other.id = told.enrolment_id
					WHERE other.person_id = ${person.id} AND told.week = ${weekOfDay(day)})`,
				sql`NOT ${isOff(day)}`,
			),
		)
		.orderBy(sql`${enrolment.dueOn} IS NULL`, asc(enrolment.dueOn), asc(enrolment.id));
}

/** One line, about the one that they must know of, is new to them, or due first; how many others wait is said in it. */
async function remindOne(tx: Transaction, day: string, theirs: Waiting[]): Promise<void> {
	const first =
		theirs.find(({ mustKnow }) => mustKnow) ?? theirs.find(({ wasTold }) => !wasTold) ?? theirs[0];
	if (!first) return;
	const { personId } = first;
	const week = weekOfDay(day);
	const others = theirs.filter((one) => one !== first && one.state === 'open').length;
	const subject = [week, first.dueOn ?? '', others];
	if (first.mustKnow) {
		await tx.update(enrolment).set({ toldOn: day }).where(eq(enrolment.id, first.id));
		subject.push(namedFrom(day));
	}
	await tx.insert(courseReminder).values(theirs.map(({ id }) => ({ enrolmentId: id, week })));
	for (const entryId of new Set(theirs.map((one) => one.entryId))) {
		await settle(tx, { kind: COURSE_NEWS, entryId, to: [personId] });
	}
	await tell(tx, {
		kind: kindOf(first),
		entryId: first.entryId,
		subject: subject.join(' '),
		to: [personId],
		by: null,
	});
}

function kindOf({ state, mustKnow, wasTold }: Waiting): (typeof COURSE_NEWS)[number] {
	if (state === 'completed') return 'course-counts';
	if (mustKnow) return 'course-required';
	return wasTold ? 'course-waits' : 'course-asked';
}
