import { and, eq, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { person } from '../accounts/tables.server.ts';
import { author, entry } from '../entries/tables.server.ts';
import { change, changeCheck } from '../lessons/tables.server.ts';
import { tell, told, type Telling } from '../notifications/notifications.server.ts';
import { isCivilHour } from '#lib/civil-hours.ts';

/** What was due longer ago than this is in the list, and in nobody's inbox. */
const CAUGHT_UP = 31 * DAY;

interface Due {
	kind: 'change-due' | 'check-due';
	entryId: number;
	subject: string;
	/** A calendar day. */
	on: string;
	personId: number;
	zone: string;
}

/**
 * Asks the owners of changes that are due, and of those that were done some weeks ago, on a working day of theirs: each
 * thing once, however often this runs, and after a pause too.
 */
export async function remindOfChanges(db: Database): Promise<void> {
	const at = now();
	const due = [...(await changesDue(db)), ...(await checksDue(db))].filter(
		({ on, zone }) => on <= isoDay(at, zone) && isCivilHour(at, zone),
	);
	if (due.length === 0) return;
	const before = await told(db.read, {
		kinds: ['change-due', 'check-due'],
		entryIds: [...new Set(due.map(({ entryId }) => entryId))],
	});
	for (const { kind, entryId, subject, personId } of due) {
		const telling = { kind, entryId, subject } satisfies Partial<Telling>;
		if (before.has(telling, personId)) continue;
		await transact(db, (tx) => tell(tx, { ...telling, to: [personId], by: null }));
	}
}

const earliest = () => isoDay(now() - CAUGHT_UP, 'UTC');
/** It is tomorrow already somewhere. */
const latest = () => isoDay(now() + DAY, 'UTC');
const isShown = and(isNotNull(entry.publishedAt), isNull(entry.removedAt));

async function changesDue(db: Database): Promise<Due[]> {
	const rows = await db.read
		.select({
			id: change.id,
			entryId: change.entryId,
			due: change.due,
			personId: person.id,
			zone: person.zone,
		})
		.from(change)
		.innerJoin(entry, eq(entry.id, change.entryId))
		.innerJoin(person, eq(person.id, change.ownerId))
		.where(and(eq(change.state, 'open'), lte(change.due, latest()), isShown, isNull(person.deactivatedAt)));
	return rows.flatMap(({ id, due, ...rest }) =>
		due === null || due < earliest()
			? []
			: [{ ...rest, kind: 'change-due' as const, subject: `${id} ${due}`, on: due }],
	);
}

/** Its owner is asked; the authors, where it has none here. */
async function checksDue(db: Database): Promise<Due[]> {
	const rows = await db.read
		.select({
			checkId: changeCheck.id,
			changeId: change.id,
			entryId: change.entryId,
			on: changeCheck.dueOn,
			ownerId: change.ownerId,
		})
		.from(changeCheck)
		.innerJoin(change, eq(change.id, changeCheck.changeId))
		.innerJoin(entry, eq(entry.id, change.entryId))
		.where(and(isNull(changeCheck.outcome), lte(changeCheck.dueOn, latest()), isShown));
	const recent = rows.filter(({ on }) => on >= earliest());
	const people = await peopleAsked(db, recent);
	return recent.flatMap(({ checkId, changeId, entryId, on, ownerId }) => {
		const owner = ownerId === null ? undefined : people.here.get(ownerId);
		const asked = owner ? [owner] : (people.authors.get(entryId) ?? []);
		const subject = `${changeId} ${checkId}`;
		return asked.map(({ id, zone }) => ({
			kind: 'check-due' as const,
			entryId,
			subject,
			on,
			personId: id,
			zone,
		}));
	});
}

async function peopleAsked(db: Database, rows: readonly { entryId: number; ownerId: number | null }[]) {
	const here = { id: person.id, zone: person.zone };
	const owners = await db.read
		.select(here)
		.from(person)
		.where(
			and(
				inArray(
					person.id,
					rows.flatMap(({ ownerId }) => ownerId ?? []),
				),
				isNull(person.deactivatedAt),
			),
		);
	const authors = await db.read
		.select({ entryId: author.entryId, ...here })
		.from(author)
		.innerJoin(person, eq(person.id, author.personId))
		.where(
			and(
				inArray(
					author.entryId,
					rows.map(({ entryId }) => entryId),
				),
				isNull(person.deactivatedAt),
			),
		);
	return {
		here: new Map(owners.map((one) => [one.id, one])),
		authors: Map.groupBy(authors, ({ entryId }) => entryId),
	};
}
