import { and, eq, inArray, isNull, lte } from 'drizzle-orm';
import { isCivilHour, isWorkingDay } from '#lib/civil-hours.ts';
import { now } from '#lib/db/clock.ts';
import { DAY, isoDay, plusDays } from '#lib/dates.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { offAt } from '../../accounts/days-off/asking.server.ts';
import { person } from '../../accounts/tables.server.ts';
import { tell, told } from '../../notifications/notifications.server.ts';
import { conversation } from './tables.server.ts';
import { talkOn } from './talks.server.ts';

type Row = typeof conversation.$inferSelect;
interface Somebody {
	id: number;
	zone: string;
}

/** What time brings about for regular talks: each of the two is reminded, and the rhythm goes on. */
export async function tendTalks(db: Database): Promise<void> {
	const at = now();
	// As far ahead as a reminder comes: a talk on the Monday after the days between the years, somewhere.
	const soon = isoDay(at + 5 * DAY, 'UTC');
	const rows = await db.read
		.select()
		.from(conversation)
		.where(and(isNull(conversation.endedAt), lte(conversation.nextOn, soon)));
	if (rows.length === 0) return;
	const people = await peopleHere(db, rows);
	// Where one of the two has left, they are over.
	const both = rows.flatMap((row) => {
		const [one, other] = [people.get(row.personId), people.get(row.leadId)];
		return one && other ? [{ row, two: [one, other] as const }] : [];
	});
	for (const { row, two } of both) await goOn(db, row, two, at);
	await remind(
		db,
		both.flatMap(({ row, two: [one, other] }) => [
			{ row, to: one, by: other },
			{ row, to: other, by: one },
		]),
		at,
	);
}

async function peopleHere(db: Database, rows: readonly Row[]): Promise<Map<number, Somebody>> {
	const ids = [...new Set(rows.flatMap(({ personId, leadId }) => [personId, leadId]))];
	const found = await db.read
		.select({ id: person.id, zone: person.zone })
		.from(person)
		.where(and(inArray(person.id, ids), isNull(person.deactivatedAt)));
	return new Map(found.map((one) => [one.id, one]));
}

/** Once its day is over for both, the next is as many weeks later; days that passed meanwhile are passed over. */
async function goOn(db: Database, row: Row, two: readonly Somebody[], at: number): Promise<void> {
	const today = two.map(({ zone }) => isoDay(at, zone)).sort()[0] ?? '';
	if (row.nextOn >= today) return;
	let nextOn = row.nextOn;
	while (nextOn < today) nextOn = plusDays(nextOn, 7 * row.everyWeeks);
	await transact(db, async (tx) => {
		const moved = await tx
			.update(conversation)
			.set({ nextOn })
			.where(
				and(eq(conversation.id, row.id), eq(conversation.nextOn, row.nextOn), isNull(conversation.endedAt)),
			)
			.returning({ id: conversation.id });
		// It can be noted afterwards.
		if (moved.length > 0) await talkOn(tx, row.id, row.nextOn);
	});
}

/** The working day before a day. */
export function dayBefore(day: string): string {
	let before = plusDays(day, -1);
	while (!isWorkingDay(before)) before = plusDays(before, -1);
	return before;
}

interface Reminder {
	row: Row;
	to: Somebody;
	by: Somebody;
}

/** On the working day before, or on the day; in their working hours, and not when they are away. Once each. */
async function remind(db: Database, all: readonly Reminder[], at: number): Promise<void> {
	const near = all.filter(({ row, to: { zone } }) => {
		const today = isoDay(at, zone);
		return isCivilHour(at, zone) && dayBefore(row.nextOn) <= today && today <= row.nextOn;
	});
	if (near.length === 0) return;
	const kind = 'talk-soon' as const;
	const subjectOf = ({ row }: Reminder) => `${row.id} ${row.nextOn}`;
	const known = await told(db.read, { kinds: [kind], subjects: near.map(subjectOf) });
	const off = await offAt(
		db.read,
		near.map(({ to: { zone } }) => zone),
		at,
	);
	for (const one of near) {
		if (off.has(one.to.id) || known.has({ kind, subject: subjectOf(one) }, one.to.id)) continue;
		await transact(db, async (tx) => {
			const [still] = await tx.select().from(conversation).where(eq(conversation.id, one.row.id));
			if (still?.endedAt !== null || still.nextOn !== one.row.nextOn) return;
			await tell(tx, { to: [one.to.id], kind, by: one.by.id, subject: subjectOf(one) });
		});
	}
}
