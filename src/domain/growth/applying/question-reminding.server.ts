import { and, eq, isNull } from 'drizzle-orm';
import { isCivilHour, plusWorkingDays } from '#lib/civil-hours.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { offAt } from '../../accounts/days-off/asking.server.ts';
import { person } from '../../accounts/tables.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { tell } from '../../notifications/notifications.server.ts';
import { opportunity } from '../opportunities/tables.server.ts';
import { opportunityQuestion } from './tables.server.ts';

/** Working days after which whoever answers hears once more of a question. */
const AFTER = 5;

/** Once for each question, in the working hours of whoever answers for the opening now. */
export async function remindOfQuestions(db: Database): Promise<void> {
	const at = now();
	const rows = await db.read
		.select({ one: opportunityQuestion, contact: { id: person.id, zone: person.zone } })
		.from(opportunityQuestion)
		.innerJoin(entry, eq(entry.id, opportunityQuestion.entryId))
		.innerJoin(opportunity, eq(opportunity.entryId, opportunityQuestion.entryId))
		.innerJoin(person, eq(person.id, opportunity.contactId))
		.where(and(isOpen, isNull(entry.removedAt), isNull(person.deactivatedAt)));
	const off = await offAt(
		db.read,
		rows.map(({ contact }) => contact.zone),
		at,
	);
	for (const { one, contact } of rows) {
		const { zone } = contact;
		if (off.has(contact.id) || !isCivilHour(at, zone)) continue;
		if (isoDay(at, zone) < plusWorkingDays(isoDay(one.at, zone), AFTER)) continue;
		await transact(db, async (tx) => {
			const marked = await tx
				.update(opportunityQuestion)
				.set({ remindedAt: at })
				.where(and(eq(opportunityQuestion.id, one.id), isOpen))
				.returning({ id: opportunityQuestion.id });
			if (marked.length === 0) return;
			const told = { kind: 'opening-question-waits', entryId: one.entryId, by: null } as const;
			await tell(tx, { ...told, to: [contact.id], subject: String(one.id) });
		});
	}
}

const isOpen = and(isNull(opportunityQuestion.answeredAt), isNull(opportunityQuestion.remindedAt));
