import { and, desc, eq } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, invalid, missing } from '#lib/errors.ts';
import { isoDay, plusDays } from '#lib/dates.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { tell } from '../../notifications/notifications.server.ts';
import type { MeetingForm } from './mentorship-form.ts';
import { findOwn, otherThan, refuseUnless, type MentorshipRow } from './ones.server.ts';
import { mentorship, mentorshipMeeting, mentorshipVersion } from './tables.server.ts';

/** Under this number the agenda stands among the meetings. */
export const AGENDA = 0;

const CROSSED =
	'This was saved in the meantime. What you typed stands here, and what is saved beside it: bring the two together, and save once more.';

/** The two write one agenda. Nothing that was saved in the meantime is written over. */
export async function writeAgenda(
	db: Database,
	who: Person,
	id: number,
	{ agenda, base }: { agenda: string; base: number },
): Promise<void> {
	await transact(db, async (tx) => {
		const row = await findOwn(tx, who, id);
		refuseUnless(row, 'agreed');
		if (row.agenda === agenda) return;
		if (row.version !== base) conflict(CROSSED);
		const version = row.version + 1;
		await tx.update(mentorship).set({ agenda, version }).where(eq(mentorship.id, id));
		await keep(tx, who, row, { meetingId: AGENDA, version, words: agenda });
	});
}

/** Notes of a day on which they met: new, or written anew. There is one for each day. */
export async function writeMeeting(
	db: Database,
	who: Person,
	id: number,
	given: MeetingForm,
): Promise<{ meeting: number }> {
	return transact(db, async (tx) => {
		const row = await findOwn(tx, who, id);
		refuseUnless(row, 'agreed');
		refuseDay(who, row, given.on);
		const { on, notes, base } = given;
		const ofDay = await meetingWhere(tx, id, eq(mentorshipMeeting.on, on));
		if (given.meeting === null) return write(tx, who, row, { before: ofDay, on, notes, base });
		const before = await meetingWhere(tx, id, eq(mentorshipMeeting.id, given.meeting));
		if (!before) missing('This meeting');
		if (ofDay && ofDay.id !== before.id) invalid({ on: 'There are notes of that day already.' });
		return write(tx, who, row, { before, on, notes, base });
	});
}

interface Writing {
	before: typeof mentorshipMeeting.$inferSelect | null;
	on: string;
	notes: string;
	base: number;
}

async function write(
	tx: Transaction,
	who: Person,
	row: MentorshipRow,
	{ before, on, notes, base }: Writing,
): Promise<{ meeting: number }> {
	if (before?.notes === notes && before.on === on) return { meeting: before.id };
	if (before && before.version !== base) conflict(CROSSED);
	const version = (before?.version ?? 0) + 1;
	const set = { on, notes, version, changedAt: now() };
	const [written] = before
		? await tx
				.update(mentorshipMeeting)
				.set(set)
				.where(eq(mentorshipMeeting.id, before.id))
				.returning({ id: mentorshipMeeting.id })
		: await tx
				.insert(mentorshipMeeting)
				.values({ mentorshipId: row.id, ...set })
				.returning({ id: mentorshipMeeting.id });
	if (!written) throw new Error('The notes could not be stored.');
	await keep(tx, who, row, { meetingId: written.id, version, words: notes });
	return { meeting: written.id };
}

async function meetingWhere(tx: Transaction, id: number, which: ReturnType<typeof eq>) {
	const [found] = await tx
		.select()
		.from(mentorshipMeeting)
		.where(and(eq(mentorshipMeeting.mentorshipId, id), which));
	return found ?? null;
}

/** A day on which they can have met. Tomorrow can be today where the other is. */
function refuseDay(who: Person, { agreedAt }: MentorshipRow, on: string): void {
	if (on > plusDays(isoDay(now(), who.zone), 1))
		invalid({ on: 'That day is still to come. What you want to speak about goes into the agenda.' });
	if (on < plusDays(isoDay(agreedAt ?? now(), who.zone), -31))
		invalid({ on: 'That is long before you two agreed.' });
}

interface Saved {
	meetingId: number;
	version: number;
	words: string;
}

async function keep(tx: Transaction, who: Person, row: MentorshipRow, saved: Saved): Promise<void> {
	await tx.insert(mentorshipVersion).values({ mentorshipId: row.id, ...saved, byId: who.id, at: now() });
	const to = [otherThan(row, who)];
	await tell(tx, { to, kind: 'mentorship-notes', by: who.id, subject: String(row.id) });
}

/** Each save of their agenda and notes, the latest first, by what it is of. */
export async function savesOf(db: Reader, id: number) {
	const rows = await db
		.select({
			meetingId: mentorshipVersion.meetingId,
			version: mentorshipVersion.version,
			words: mentorshipVersion.words,
			by: person.name,
			byId: person.id,
			at: mentorshipVersion.at,
		})
		.from(mentorshipVersion)
		.innerJoin(person, eq(person.id, mentorshipVersion.byId))
		.where(eq(mentorshipVersion.mentorshipId, id))
		.orderBy(desc(mentorshipVersion.version));
	return Map.groupBy(rows, ({ meetingId }) => meetingId);
}
