import { and, between, eq, isNull, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import { plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { shownAsOf, shownTogether, stepOf } from '#lib/groups.ts';
import { readSetting, writeSetting } from '#lib/settings.server.ts';
import { groupsOf } from '../../accounts/groups.server.ts';
import { isGuest } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { learningTime } from './tables.server.ts';

const NAME = 'learningTimeShares';
const WEEKS = 13;

const Counted = z.object({
	/** The last day that counts; null while nothing was counted. */
	asOf: z.string().nullable().default(null),
	groups: z.array(z.object({ name: z.string(), kept: z.string() })).default([]),
});
export type Counted = z.output<typeof Counted>;

/**
 * Counts once a week, and keeps what came of it: whoever looks twice in a week sees the same, whatever people note or take
 * back in between. A person counts once, by whether most of what they noted was kept, so nobody’s hours stand out; and
 * only groups are counted of which five or more noted something.
 */
export async function countShares(db: Database): Promise<void> {
	const asOf = shownAsOf(now());
	await transact(db, async (tx) => {
		if ((await readSetting(tx, NAME, Counted)).asOf === asOf) return;
		const noted = await mostlyKept(tx, asOf);
		const groups = shownTogether(await groupsOf(tx, 'Everybody', new Set(noted.keys()))).map(
			({ name, people }) => ({
				name,
				kept: stepOf([...people].filter((id) => noted.get(id)).length, people.size),
			}),
		);
		await writeSetting(tx, NAME, { asOf, groups } satisfies Counted);
	});
}

/** Who noted something in the weeks before that day, and whether half of it or more was kept. */
async function mostlyKept(db: Reader, asOf: string): Promise<Map<number, boolean>> {
	const kept = sql<number>`sum(CASE WHEN ${learningTime.is} = 'kept' THEN ${learningTime.minutes} ELSE 0 END)`;
	const rows = await db
		.select({ id: learningTime.personId, kept, all: sql<number>`sum(${learningTime.minutes})` })
		.from(learningTime)
		.innerJoin(person, eq(person.id, learningTime.personId))
		.where(
			and(
				between(learningTime.day, plusDays(asOf, 1 - 7 * WEEKS), asOf),
				isNull(person.deactivatedAt),
				ne(person.role, 'guest'),
			),
		)
		.groupBy(learningTime.personId);
	return new Map(rows.map((row) => [row.id, 2 * row.kept >= row.all]));
}

/** What everybody of the workspace is shown: groups, in steps. */
export async function keptOfGroups(db: Database, who: Person): Promise<Counted> {
	return isGuest(who) ? { asOf: null, groups: [] } : readSetting(db.read, NAME, Counted);
}
