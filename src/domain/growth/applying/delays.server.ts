import { and, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import { isoDay, parseMoment, plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { shownAsOf, shownTogether, stepOf } from '#lib/groups.ts';
import { readSetting, writeSetting } from '#lib/settings.server.ts';
import { groupsOf } from '../../accounts/groups.server.ts';
import type { Person } from '../../accounts/person.ts';
import { adminsOnly } from '../../accounts/workspace.server.ts';
import { application } from './tables.server.ts';

const NAME = 'growth.leadDelays';
const DAYS = 91;

const Delays = z.object({
	/** The last day that counts; null while nothing was counted. */
	asOf: z.string().nullable().default(null),
	groups: z.array(z.object({ name: z.string(), passed: z.string() })).default([]),
});
export type Delays = z.output<typeof Delays>;

/**
 * Counts once a week how many of those who were asked as leads let days pass: a person counts once, by whether most of what
 * they were asked passed its day, and only in groups of five or more that no sum or difference goes below.
 */
export async function countDelays(db: Database): Promise<void> {
	const asOf = shownAsOf(now());
	await transact(db, async (tx) => {
		if ((await readSetting(tx, NAME, Delays)).asOf === asOf) return;
		const asked = await mostlyPassed(tx, asOf);
		const groups = shownTogether(await groupsOf(tx, 'Everybody', new Set(asked.keys()))).map(
			({ name, people }) => ({
				name,
				passed: stepOf([...people].filter((id) => asked.get(id)).length, people.size),
			}),
		);
		await writeSetting(tx, NAME, { asOf, groups } satisfies Delays);
	});
}

/** Who was asked last, of what was asked in the weeks before that day, and whether most of it was passed on or waits past its day. */
async function mostlyPassed(db: Reader, asOf: string): Promise<Map<number, boolean>> {
	const rows = await db
		.select()
		.from(application)
		.where(and(isNotNull(application.leadAskedAt), isNotNull(application.leadId)));
	const end = parseMoment(`${plusDays(asOf, 1)}T00:00`, 'UTC') ?? 0;
	const from = plusDays(asOf, 1 - DAYS);
	const counted = rows.filter(
		({ leadAskedAt }) => leadAskedAt !== null && leadAskedAt < end && isoDay(leadAskedAt, 'UTC') >= from,
	);
	const byLead = Map.groupBy(counted, ({ leadId }) => leadId ?? 0);
	return new Map(
		[...byLead].map(([id, all]) => [id, 2 * all.filter((row) => passed(row, asOf)).length >= all.length]),
	);
}

/** Owners had to be told, or it was answered after its day, or waits still. */
function passed(row: typeof application.$inferSelect, asOf: string): boolean {
	if (row.leadAnswerBy === null) return true;
	const answered = row.leadAnsweredAt === null ? asOf : isoDay(row.leadAnsweredAt, 'UTC');
	return answered > row.leadAnswerBy;
}

/** For those who run the workspace, by groups alone. */
export async function readDelays(db: Database, who: Person): Promise<Delays> {
	adminsOnly(who);
	return readSetting(db.read, NAME, Delays);
}
