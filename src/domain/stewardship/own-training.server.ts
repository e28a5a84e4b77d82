import { asc, eq } from 'drizzle-orm';
import { isoTime } from '#lib/dates.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { reference } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';
import { myCertificates } from '../training/enrolling/certificates.server.ts';
import { myPlans } from '../training/enrolling/intentions.server.ts';
import {
	courseReminder,
	courseRule,
	courseWaiver,
	enrolment,
	itemCard,
	sitting,
	sittingSeat,
} from '../training/tables.server.ts';

/** What courses led to, and what was asked of somebody: certificates, plans, what comes back, sittings, waivers, reminders. */
export async function trainingOf(db: Database, who: Person) {
	const cards = await db.read
		.select({ of: entry.number, question: itemCard.itemKey, dueAt: itemCard.dueAt, metOn: itemCard.metOn })
		.from(itemCard)
		.innerJoin(enrolment, eq(enrolment.id, itemCard.enrolmentId))
		.innerJoin(entry, eq(entry.id, enrolment.entryId))
		.where(eq(enrolment.personId, who.id))
		.orderBy(asc(itemCard.id));
	const seats = await db.read
		.select({ of: entry.number, at: sitting.at, place: sitting.place, attended: sittingSeat.attended })
		.from(sittingSeat)
		.innerJoin(sitting, eq(sitting.id, sittingSeat.sittingId))
		.innerJoin(entry, eq(entry.id, sitting.entryId))
		.where(eq(sittingSeat.personId, who.id));
	const waivers = await db.read
		.select({ of: entry.number, until: courseWaiver.until, reason: courseWaiver.reason })
		.from(courseWaiver)
		.innerJoin(courseRule, eq(courseRule.id, courseWaiver.ruleId))
		.innerJoin(entry, eq(entry.id, courseRule.entryId))
		.where(eq(courseWaiver.personId, who.id));
	const reminders = await db.read
		.select({ of: entry.number, week: courseReminder.week })
		.from(courseReminder)
		.innerJoin(enrolment, eq(enrolment.id, courseReminder.enrolmentId))
		.innerJoin(entry, eq(entry.id, enrolment.entryId))
		.where(eq(enrolment.personId, who.id));
	return {
		certificates: (await myCertificates(db, who)).map(({ holds: _, ...one }) => one),
		plans: (await myPlans(db.read, who)).map(({ id: _, course, ...plan }) => ({
			course: named(course),
			...plan,
		})),
		comesBack: cards.map(({ of, dueAt, ...card }) => ({ course: named(of), ...card, dueAt: isoTime(dueAt) })),
		sittings: seats.map(({ of, at, ...seat }) => ({ course: named(of), at: isoTime(at), ...seat })),
		waivers: waivers.map(({ of, ...waiver }) => ({ course: named(of), ...waiver })),
		reminders: reminders.map(({ of, week }) => ({ course: named(of), week })),
	};
}

const named = (number: number) => reference('course', number);
