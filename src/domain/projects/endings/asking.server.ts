import { and, eq, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import { isCivilHour } from '#lib/civil-hours.ts';
import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { offAt } from '../../accounts/days-off/asking.server.ts';
import { person } from '../../accounts/tables.server.ts';
import { author, entry } from '../../entries/tables.server.ts';
import { tell } from '../../notifications/notifications.server.ts';
import { season } from '../seasons/tables.server.ts';
import { project } from '../tables.server.ts';
import { QUESTIONS_AFTER, QUIET, QUIET_AFTER } from './ending.ts';
import { projectEnding, projectQuestion } from './tables.server.ts';

/** What was due longer ago than this is asked no more. */
const CAUGHT_UP = 31 * DAY;

interface Due {
	entryId: number;
	which: string;
	/** The day on which it became due, the same however often and however late this runs. */
	askedOn: string;
}

/**
 * Asks the people of a project what became of it, and those of one that has gone quiet how it stands: once for each,
 * in the working hours of one of them who is not away.
 */
export async function askOfProjects(db: Database): Promise<void> {
	const at = now();
	const due = await notYetAsked(db, [...(await endedAgo(db, at)), ...(await quietOnes(db, at))]);
	if (due.length === 0) return;
	const authors = await authorsOf(
		db,
		due.map(({ entryId }) => entryId),
	);
	const off = await offAt(
		db.read,
		[...authors.values()].flat().map(({ zone }) => zone),
		at,
	);
	for (const one of due) {
		const here = (authors.get(one.entryId) ?? []).filter(({ id }) => !off.has(id));
		if (!here.some(({ zone }) => isCivilHour(at, zone))) continue;
		await ask(
			db,
			one,
			here.map(({ id }) => id),
		);
	}
}

async function ask(db: Database, { entryId, which, askedOn }: Due, to: readonly number[]): Promise<void> {
	await transact(db, async (tx) => {
		const made = await tx
			.insert(projectQuestion)
			.values({ entryId, which, askedOn })
			.onConflictDoNothing()
			.returning({ which: projectQuestion.which });
		if (made.length === 0) return;
		const kind = which === QUIET ? 'project-quiet' : 'project-became';
		await tell(tx, { to, kind, entryId, by: null, subject: `${which} ${askedOn}` });
	});
}

const isThere = and(isNotNull(entry.publishedAt), isNull(entry.removedAt));

/** Of several questions that are due after a pause, the last. */
async function endedAgo(db: Database, at: number): Promise<Due[]> {
	const rows = await db.read
		.select({ entryId: projectEnding.entryId, endedAt: projectEnding.endedAt })
		.from(projectEnding)
		.innerJoin(entry, eq(entry.id, projectEnding.entryId))
		.where(and(isThere, lte(projectEnding.endedAt, at - QUESTIONS_AFTER[0].days * DAY)));
	return rows.flatMap(({ entryId, endedAt }) => {
		const last = QUESTIONS_AFTER.findLast(({ days }) => endedAt + days * DAY <= at);
		if (!last) return [];
		return recently({ entryId, which: last.which, since: endedAt + last.days * DAY }, at);
	});
}

/** What waits for its season to begin is not quiet. */
async function quietOnes(db: Database, at: number): Promise<Due[]> {
	const since = sql<number>`max(${project.stirredAt}, coalesce(unixepoch(${season.startsOn}) * 1000, 0))`;
	const rows = await db.read
		.select({ entryId: project.entryId, since })
		.from(project)
		.innerJoin(entry, eq(entry.id, project.entryId))
		.leftJoin(season, eq(season.id, project.seasonId))
		.where(
			and(
				isThere,
				inArray(project.state, ['forming', 'building', 'shown']),
				lte(since, at - QUIET_AFTER[0] * DAY),
			),
		);
	return rows.flatMap(({ entryId, since: from }) => {
		const days = QUIET_AFTER.findLast((many) => from + many * DAY <= at);
		return days === undefined ? [] : recently({ entryId, which: QUIET, since: from + days * DAY }, at);
	});
}

function recently({ since, ...one }: Omit<Due, 'askedOn'> & { since: number }, at: number): Due[] {
	return since < at - CAUGHT_UP ? [] : [{ ...one, askedOn: isoDay(since, 'UTC') }];
}

async function notYetAsked(db: Database, due: readonly Due[]): Promise<Due[]> {
	const asked = await db.read
		.select({
			entryId: projectQuestion.entryId,
			which: projectQuestion.which,
			askedOn: projectQuestion.askedOn,
		})
		.from(projectQuestion)
		.where(inArray(projectQuestion.entryId, [...new Set(due.map(({ entryId }) => entryId))]));
	const keyOf = ({ entryId, which, askedOn }: Due) => `${entryId} ${which} ${askedOn}`;
	const known = new Set(asked.map(keyOf));
	return due.filter((one) => !known.has(keyOf(one)));
}

async function authorsOf(db: Database, entryIds: readonly number[]) {
	const rows = await db.read
		.select({ entryId: author.entryId, id: person.id, zone: person.zone })
		.from(author)
		.innerJoin(person, eq(person.id, author.personId))
		.where(and(inArray(author.entryId, [...entryIds]), isNull(person.deactivatedAt)));
	return Map.groupBy(rows, ({ entryId }) => entryId);
}
