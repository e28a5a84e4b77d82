import { and, eq, inArray, lt } from 'drizzle-orm';
import { isCivilHour } from '#lib/civil-hours.ts';
import { DAY, daysFrom, isoDay, plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { offAt } from '../../accounts/days-off/asking.server.ts';
import { person } from '../../accounts/tables.server.ts';
import { tell } from '../../notifications/notifications.server.ts';
import { close } from './closing.server.ts';
import type { MentorshipRow } from './ones.server.ts';
import { giveFreePlaces } from './places.server.ts';
import { mentorship, mentorshipCheck } from './tables.server.ts';

/** What is shorter has no half-way to be asked about. */
const SHORTEST_WITH_MIDDLE = 14;
/** So long after its last day it closes itself, where neither of the two did. */
export const CLOSES_AFTER = 60;

/** What time brings about for those who agreed on something. */
export async function tendMentorships(db: Database): Promise<void> {
	await askHowItGoes(db);
	await closeWhatIsLongOver(db);
	await offerFreePlaces(db);
}

type When = 'mid' | 'end';
interface Somebody {
	id: number;
	zone: string;
}

/**
 * Each of the two is asked half-way and on the last day: once, in their own working hours, and once they are back where
 * they are away. Half-way that passed unasked is passed over.
 */
async function askHowItGoes(db: Database): Promise<void> {
	const at = now();
	const rows = await db.read.select().from(mentorship).where(eq(mentorship.state, 'agreed'));
	const people = await peopleIn(db, rows);
	const asked = await alreadyAsked(db, rows);
	const due = rows.flatMap((row) =>
		[row.mentorId, row.learnerId].flatMap((id) => {
			const one = people.get(id);
			const when = one && isCivilHour(at, one.zone) ? dueFor(row, isoDay(at, one.zone)) : null;
			return one && when && !asked.has(`${row.id} ${id} ${when}`) ? [{ row, one, when }] : [];
		}),
	);
	const zones = due.map(({ one }) => one.zone);
	const off = await offAt(db.read, zones, at);
	for (const { row, one, when } of due) if (!off.has(one.id)) await askOne(db, row, one, when);
}

/** What is to be asked on that day. */
export function dueFor(row: Pick<MentorshipRow, 'agreedAt' | 'endsOn'>, today: string): When | null {
	if (today >= row.endsOn) return 'end';
	const from = isoDay(row.agreedAt ?? 0, 'UTC');
	const long = daysFrom(from, row.endsOn);
	if (long < SHORTEST_WITH_MIDDLE) return null;
	return today >= plusDays(from, Math.floor(long / 2)) ? 'mid' : null;
}

async function askOne(db: Database, row: MentorshipRow, { id }: Somebody, when: When): Promise<void> {
	await transact(db, async (tx) => {
		const [still] = await tx
			.select({ endsOn: mentorship.endsOn })
			.from(mentorship)
			.where(and(eq(mentorship.id, row.id), eq(mentorship.state, 'agreed')));
		if (still?.endsOn !== row.endsOn) return;
		const made = await tx
			.insert(mentorshipCheck)
			.values({ mentorshipId: row.id, personId: id, when, words: '', askedAt: now() })
			.onConflictDoNothing()
			.returning({ when: mentorshipCheck.when });
		if (made.length === 0) return;
		await tell(tx, { to: [id], kind: 'mentorship-check', by: null, subject: `${row.id} ${when}` });
	});
}

/** Nobody closed it: it closes itself, so that nobody goes on seeing what mentors see. */
async function closeWhatIsLongOver(db: Database): Promise<void> {
	const over = lt(mentorship.endsOn, isoDay(now() - CLOSES_AFTER * DAY, 'UTC'));
	const which = and(eq(mentorship.state, 'agreed'), over);
	const rows = await db.read.select({ id: mentorship.id }).from(mentorship).where(which);
	for (const { id } of rows) {
		await transact(db, async (tx) => {
			const [row] = await tx
				.select()
				.from(mentorship)
				.where(and(eq(mentorship.id, id), which));
			if (!row) return;
			await close(tx, row, null);
			const to = [row.mentorId, row.learnerId];
			await tell(tx, { to, kind: 'mentorship-time', by: null, subject: String(id) });
		});
	}
}

/** A rest is over, or somebody takes on more than before: whoever waits is put before them, in their working hours. */
async function offerFreePlaces(db: Database): Promise<void> {
	const at = now();
	const waiting = await db.read
		.selectDistinct({ mentorId: mentorship.mentorId, form: mentorship.form, zone: person.zone })
		.from(mentorship)
		.innerJoin(person, eq(person.id, mentorship.mentorId))
		.where(eq(mentorship.state, 'waiting'));
	for (const one of waiting)
		if (isCivilHour(at, one.zone)) await transact(db, (tx) => giveFreePlaces(tx, one));
}

async function peopleIn(db: Database, rows: readonly MentorshipRow[]): Promise<Map<number, Somebody>> {
	const ids = [...new Set(rows.flatMap(({ mentorId, learnerId }) => [mentorId, learnerId]))];
	const found = await db.read
		.select({ id: person.id, zone: person.zone })
		.from(person)
		.where(inArray(person.id, ids));
	return new Map(found.map((one) => [one.id, one]));
}

async function alreadyAsked(db: Database, rows: readonly MentorshipRow[]): Promise<Set<string>> {
	const { mentorshipId, personId, when } = mentorshipCheck;
	const found = await db.read
		.select({ mentorshipId, personId, when })
		.from(mentorshipCheck)
		.where(
			inArray(
				mentorshipId,
				rows.map(({ id }) => id),
			),
		);
	return new Set(found.map((one) => `${one.mentorshipId} ${one.personId} ${one.when}`));
}
