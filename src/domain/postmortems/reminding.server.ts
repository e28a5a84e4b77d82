import { and, eq, isNull } from 'drizzle-orm';
import { isCivilHour } from '#lib/civil-hours.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { person } from '../accounts/tables.server.ts';
import { author, entry } from '../entries/tables.server.ts';
import { settle, tell, told } from '../notifications/notifications.server.ts';
import { drafted, isFirstDraft, readExpectations, REMINDERS } from './expected.server.ts';
import { expectedDay, remindersOf, type Reminder } from './expected.ts';
import { notNeeded, postmortem } from './tables.server.ts';

/**
 * Reminds the authors of drafts that are expected: what is due at this moment and was not told yet.
 * Asking again a minute later, or twice at once, tells nobody twice.
 */
export async function remind(db: Database): Promise<void> {
	const due = await dueNow(db);
	if (due.length === 0) return;
	const before = await told(db.read, { kinds: REMINDERS, entryIds: due.map(({ entryId }) => entryId) });
	for (const { entryId, personId, day, kind } of due) {
		const telling = { kind, entryId, subject: day };
		if (before.has(telling, personId)) continue;
		await transact(db, async (tx) => {
			await tell(tx, { ...telling, to: [personId], by: null });
			// The day itself says all that the days before said.
			if (kind === 'expected-day') await settle(tx, { kind: 'expected-soon', entryId, to: [personId] });
		});
	}
}

interface Due {
	entryId: number;
	personId: number;
	day: string;
	kind: Reminder['kind'];
}

async function dueNow(db: Database): Promise<Due[]> {
	const at = now();
	const expectations = await readExpectations(db.read);
	if (expectations.before === null && !expectations.onTheDay) return [];
	const rows = await db.read
		.select({ entryId: entry.id, personId: person.id, zone: person.zone, draft: drafted })
		.from(entry)
		.innerJoin(postmortem, eq(postmortem.entryId, entry.id))
		.innerJoin(author, eq(author.entryId, entry.id))
		.innerJoin(person, eq(person.id, author.personId))
		.leftJoin(notNeeded, eq(notNeeded.entryId, entry.id))
		.where(and(isFirstDraft, isNull(notNeeded.entryId), isNull(person.deactivatedAt)));
	return rows.flatMap(({ entryId, personId, zone, draft }) => {
		if (!isCivilHour(at, zone)) return [];
		const day = expectedDay(expectations, draft);
		if (day === null) return [];
		const asked = Math.max(draft.createdAt, expectations.since);
		return remindersOf(expectations, day, zone)
			.filter(({ from, until }) => from >= asked && from <= at && at < until)
			.map(({ kind }) => ({ entryId, personId, day, kind }));
	});
}
