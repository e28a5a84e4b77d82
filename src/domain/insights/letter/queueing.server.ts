import { and, eq, isNull, ne } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { mailIsSetUp } from '#lib/mail/mail-settings.server.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';
import { offAt } from '../../accounts/days-off/asking.server.ts';
import { person } from '../../accounts/tables.server.ts';
import { afterQuiet } from '../../notifications/quiet.ts';
import { insightLetter } from '../../notifications/tables.server.ts';
import { quietOf } from '../../notifications/wishes.server.ts';
import { INSIGHTS_MAIL } from './letter.server.ts';
import { isLetterHour, weekOfLetter } from './schedule.ts';

interface Due {
	personId: number;
	zone: string;
	week: string;
}

/** Queues the letters that are due at this moment, each once for its week, whoever asks and how often. */
export async function queueInsightLetters(db: Database): Promise<void> {
	if (!(await mailIsSetUp(db.read))) return;
	for (const due of await dueNow(db, now())) await queueOne(db, due);
}

async function dueNow(db: Database, at: number): Promise<Due[]> {
	const rows = await db.read
		.select({ personId: person.id, zone: person.zone, sentFor: insightLetter.sentFor })
		.from(insightLetter)
		.innerJoin(person, eq(person.id, insightLetter.personId))
		.where(and(isNull(person.deactivatedAt), ne(person.role, 'guest')));
	const due = rows
		.map((row) => ({ ...row, week: weekOfLetter(row.zone, at) }))
		.filter(({ zone, week, sentFor }) => week !== sentFor && isLetterHour(zone, at));
	if (due.length === 0) return [];
	const off = await offAt(
		db.read,
		due.map(({ zone }) => zone),
		at,
	);
	return due.filter(({ personId }) => !off.has(personId));
}

async function queueOne(db: Database, { personId, zone, week }: Due): Promise<void> {
	await transact(db, async (tx) => {
		const taken = await tx
			.update(insightLetter)
			.set({ sentFor: week })
			.where(and(eq(insightLetter.personId, personId), ne(insightLetter.sentFor, week)))
			.returning({ id: insightLetter.personId });
		// Somebody else was here first, or they ended it in the meantime.
		if (taken.length === 0) return;
		const quiet = await quietOf(tx, [personId]);
		await queueMail(tx, {
			kind: INSIGHTS_MAIL,
			key: `${INSIGHTS_MAIL}:${personId}:${week}`,
			about: { person: personId },
			dueAt: afterQuiet(now(), quiet(personId), zone),
		});
	});
}
