import { and, desc, eq, isNull, lte, ne } from 'drizzle-orm';
import { isCivilHour } from '#lib/civil-hours.ts';
import { DAY, isoDay } from '#lib/dates.ts';
import { invalid, missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { offAt } from '../../accounts/days-off/asking.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { findEntry } from '../../entries/entries.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { settle, tell } from '../../notifications/notifications.server.ts';
import { enrolment, intention } from '../tables.server.ts';
import type { HowItWent, NewIntention } from './intending.ts';
import { plusDays } from './renewing.ts';

const MOST_DAYS = 365;

/** Of a course that they are on, or have completed. Theirs alone: there is no function for somebody else's. */
export async function plan(
	db: Database,
	who: Person,
	course: number,
	input: NewIntention,
): Promise<{ id: number }> {
	const today = isoDay(now(), who.zone);
	if (input.askOn <= today) invalid({ askOn: 'A day that is still to come.' });
	if (input.askOn > plusDays(today, MOST_DAYS)) invalid({ askOn: 'A day within a year.' });
	return transact(db, async (tx) => {
		const enrolmentId = await mayPlan(tx, who, course);
		const [made] = await tx
			.insert(intention)
			.values({ enrolmentId, ...input })
			.returning({ id: intention.id });
		if (!made) throw new Error('The plan was not stored.');
		return made;
	});
}

/** Whoever is on a course, or has completed it, plans something of it. @returns the way through it that it belongs to */
export async function mayPlan(db: Reader, who: Person, course: number): Promise<number> {
	const { id: entryId } = await findEntry(db, who, 'course', course);
	const [mine] = await db
		.select({ id: enrolment.id })
		.from(enrolment)
		.where(and(eq(enrolment.entryId, entryId), eq(enrolment.personId, who.id), ne(enrolment.state, 'left')))
		.orderBy(desc(enrolment.id))
		.limit(1);
	return mine?.id ?? missing('This course');
}

export function myPlans(db: Reader, who: Person) {
	return db
		.select({
			id: intention.id,
			course: entry.number,
			when: intention.when,
			will: intention.will,
			askOn: intention.askOn,
			askedOn: intention.askedOn,
			went: intention.went,
			note: intention.note,
		})
		.from(intention)
		.innerJoin(enrolment, eq(enrolment.id, intention.enrolmentId))
		.innerJoin(entry, eq(entry.id, enrolment.entryId))
		.where(eq(enrolment.personId, who.id))
		.orderBy(desc(intention.askOn), desc(intention.id));
}

export async function sayHowItWent(
	db: Database,
	who: Person,
	{ plan: id, ...said }: HowItWent,
): Promise<void> {
	await transact(db, async (tx) => {
		const { entryId } = await mineToChange(tx, who, id);
		await tx.update(intention).set(said).where(eq(intention.id, id));
		await settle(tx, { kind: 'plan-asked', entryId, subject: String(id), to: [who.id] });
	});
}

export async function dropPlan(db: Database, who: Person, { plan: id }: { plan: number }): Promise<void> {
	await transact(db, async (tx) => {
		const { entryId } = await mineToChange(tx, who, id);
		await tx.delete(intention).where(eq(intention.id, id));
		await settle(tx, { kind: 'plan-asked', entryId, subject: String(id), to: [who.id] });
	});
}

async function mineToChange(db: Reader, who: Person, id: number): Promise<{ entryId: number }> {
	const [mine] = await db
		.select({ entryId: enrolment.entryId })
		.from(intention)
		.innerJoin(enrolment, eq(enrolment.id, intention.enrolmentId))
		.where(and(eq(intention.id, id), eq(enrolment.personId, who.id)));
	return mine ?? missing('This plan');
}

/** Asks once how a plan went, on its day or the next working day on which its maker is here. */
export async function askOfPlans(db: Database): Promise<void> {
	const at = now();
	for (const { id, personId, entryId, zone } of await plansDue(db.read, at)) {
		if (!isCivilHour(at, zone)) continue;
		const today = isoDay(at, zone);
		await transact(db, async (tx) => {
			const asked = await tx
				.update(intention)
				.set({ askedOn: today })
				.where(and(eq(intention.id, id), isNull(intention.askedOn), isNull(intention.went)))
				.returning({ id: intention.id });
			if (asked.length === 0) return;
			await tell(tx, { kind: 'plan-asked', entryId, subject: String(id), to: [personId], by: null });
		});
	}
}

async function plansDue(db: Reader, at: number) {
	const rows = await db
		.select({
			id: intention.id,
			personId: person.id,
			entryId: enrolment.entryId,
			zone: person.zone,
			askOn: intention.askOn,
		})
		.from(intention)
		.innerJoin(enrolment, eq(enrolment.id, intention.enrolmentId))
		.innerJoin(person, eq(person.id, enrolment.personId))
		.where(
			and(
				isNull(intention.askedOn),
				isNull(intention.went),
				// It is tomorrow already somewhere.
				lte(intention.askOn, isoDay(at + DAY, 'UTC')),
				isNull(person.deactivatedAt),
			),
		);
	const off = await offAt(
		db,
		rows.map(({ zone }) => zone),
		at,
	);
	return rows.filter(({ personId, askOn, zone }) => askOn <= isoDay(at, zone) && !off.has(personId));
}
