import { and, eq, sum } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { invalid, missing } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { findEntry } from '../../entries/entries.server.ts';
import { KIND } from '../project.ts';
import type { NewTime } from './noting.ts';
import { promiseFor } from './owed.ts';
import { promisesTo } from './promises.server.ts';
import { learningTime } from './tables.server.ts';

const A_DAY = 24 * 60;

/** For oneself: nobody is told, and nobody else can look it up. */
export async function noteTime(db: Database, who: Person, given: NewTime): Promise<{ id: number }> {
	const { day, minutes, is, reason, into } = given;
	if (day > isoDay(now(), who.zone)) invalid({ day: 'That day is still to come.' });
	return transact(db, async (tx) => {
		const held = promiseFor(await promisesTo(tx, who), day);
		if (!held) invalid({ day: 'No learning time was promised to you on that day.' });
		const entryId = into === null ? null : (await findEntry(tx, who, KIND, into)).id;
		const [row] = await tx
			.select({ all: sum(learningTime.minutes).mapWith(Number) })
			.from(learningTime)
			.where(and(eq(learningTime.personId, who.id), eq(learningTime.day, day)));
		if ((row?.all ?? 0) + minutes > A_DAY)
			invalid({ hours: 'With what you noted already, that is more than the day has.' });
		const [made] = await tx
			.insert(learningTime)
			.values({ personId: who.id, allowanceId: held.id, day, minutes, is, reason, entryId })
			.returning({ id: learningTime.id });
		return made ?? missing('This note');
	});
}

export async function dropTime(db: Database, who: Person, { id }: { id: number }): Promise<void> {
	await transact(db, async (tx) => {
		const gone = await tx
			.delete(learningTime)
			.where(and(eq(learningTime.id, id), eq(learningTime.personId, who.id)))
			.returning({ id: learningTime.id });
		if (gone.length === 0) missing('This note');
	});
}
