import { and, eq, inArray, isNotNull, isNull, lt, lte, sql } from 'drizzle-orm';
import { isCivilHour } from '#lib/civil-hours.ts';
import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { offAt } from '../accounts/days-off/asking.server.ts';
import { leave } from '../accounts/days-off/tables.server.ts';
import { person } from '../accounts/tables.server.ts';
import { markDraft } from '../entries/standing.server.ts';
import { author, entry } from '../entries/tables.server.ts';
import { tell } from '../notifications/notifications.server.ts';
import { refreshWays } from '../search/searchable.server.ts';
import { story, storyCommitment } from './tables.server.ts';

/** What was due longer ago than this stands on the story, and in nobody's inbox. */
const CAUGHT_UP = 31 * DAY;

/** It is tomorrow already somewhere. */
const latest = () => isoDay(now() + DAY, 'UTC');
const isOut = and(isNotNull(entry.publishedAt), isNull(entry.removedAt));

/** What time brings about for stories. */
export async function tendStories(db: Database): Promise<void> {
	await remindOfReports(db);
	await takeBackWhatIsOver(db);
}

/**
 * Whoever tells a story hears on the day that they named, in the working hours of where they are; where they are on
 * leave or it is a holiday, once they are back. Once, however often this runs, and after a pause too.
 */
async function remindOfReports(db: Database): Promise<void> {
	const at = now();
	const due = await db.read
		.select({
			id: storyCommitment.id,
			entryId: storyCommitment.entryId,
			reportOn: storyCommitment.reportOn,
			/** The last day of a leave that the day is in. */
			awayUntil: sql<string | null>`(SELECT max(${leave.toDay}) FROM ${leave}
				JOIN ${author} ON ${author.personId} = ${leave.personId} AND ${author.entryId} = ${storyCommitment.entryId}
				WHERE ${storyCommitment.reportOn} BETWEEN ${leave.fromDay} AND ${leave.toDay})`,
		})
		.from(storyCommitment)
		.innerJoin(entry, eq(entry.id, storyCommitment.entryId))
		.where(
			and(
				isOut,
				isNull(storyCommitment.reportedOn),
				isNull(storyCommitment.remindedOn),
				lte(storyCommitment.reportOn, latest()),
			),
		);
	const earliest = isoDay(at - CAUGHT_UP, 'UTC');
	const recent = due.filter(({ reportOn, awayUntil }) => (awayUntil ?? reportOn) >= earliest);
	const authors = await authorsAmong(
		db,
		recent.map(({ entryId }) => entryId),
	);
	const zones = [...authors.values()].flat().map(({ zone }) => zone);
	const off = await offAt(db.read, zones, at);
	for (const { id, entryId, reportOn } of recent) {
		// Of several who tell it together, those who are there hear it: nobody waits for all.
		const here = (authors.get(entryId) ?? []).filter((one) => !off.has(one.id));
		// The first of them for whom it is that day, and a civil hour, hears it; so do those who write it with them.
		if (!here.some(({ zone }) => reportOn <= isoDay(at, zone) && isCivilHour(at, zone))) continue;
		await transact(db, async (tx) => {
			const mine = and(eq(storyCommitment.id, id), isNull(storyCommitment.remindedOn));
			const told = await tx
				.update(storyCommitment)
				.set({ remindedOn: isoDay(at, 'UTC') })
				.where(mine)
				.returning({ id: storyCommitment.id });
			if (told.length === 0) return;
			const to = here.map((one) => one.id);
			await tell(tx, { to, kind: 'story-report', entryId, by: null, subject: `${id} ${reportOn}` });
		});
	}
}

/** The day after the last on which others read it, it is its authors' again. */
async function takeBackWhatIsOver(db: Database): Promise<void> {
	const at = now();
	const over = await db.read
		.select({ entryId: story.entryId, until: story.until })
		.from(story)
		.innerJoin(entry, eq(entry.id, story.entryId))
		.where(and(isOut, isNotNull(story.until), lt(story.until, latest())));
	const authors = await authorsAmong(
		db,
		over.map(({ entryId }) => entryId),
	);
	for (const { entryId, until } of over) {
		const here = authors.get(entryId) ?? [];
		const days = here.length === 0 ? [isoDay(at, 'UTC')] : here.map(({ zone }) => isoDay(at, zone));
		if (until === null || !days.some((day) => until < day)) continue;
		await transact(db, async (tx) => {
			const [still] = await tx
				.select({ id: entry.id })
				.from(entry)
				.innerJoin(story, eq(story.entryId, entry.id))
				.where(and(eq(entry.id, entryId), isOut, eq(story.until, until)));
			if (!still) return;
			await markDraft(tx, entryId);
			await refreshWays(tx, entryId);
			await tell(tx, { to: here.map(({ id }) => id), kind: 'story-over', entryId, by: null, subject: until });
		});
	}
}

async function authorsAmong(db: Database, entryIds: readonly number[]) {
	const rows = await db.read
		.select({ entryId: author.entryId, id: person.id, zone: person.zone })
		.from(author)
		.innerJoin(person, eq(person.id, author.personId))
		.where(and(inArray(author.entryId, [...entryIds]), isNull(person.deactivatedAt)));
	return Map.groupBy(rows, ({ entryId }) => entryId);
}
