import { and, between, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { DAY, isoDay, plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { forbidden } from '#lib/errors.ts';
import { shownTogether, type Group } from '#lib/groups.ts';
import { isGuest } from '../../accounts/may.ts';
import { membership, person } from '../../accounts/tables.server.ts';
import type { Person } from '../../accounts/person.ts';
import { entry } from '../../entries/tables.server.ts';
import { opportunity, opportunityShown } from '../opportunities/tables.server.ts';

/** How often openings of one kind stood in lists: for five openings or more. */
export interface Exposure {
	name: string;
	openings: number;
	/** In how many lists each of them stood, on an average. */
	lists: number;
}

export interface ExposureReport {
	from: string;
	to: string;
	groups: Exposure[];
	/** What is said of fewer than five, or would give fewer away, is left out. */
	leftOut: boolean;
}

const WINDOW = 28;
const NEW = 90 * DAY;
/** How many people its team has. */
const SIZES = [
	{ name: 'Of teams of up to five people', holds: (size: number) => size > 0 && size <= 5 },
	{ name: 'Of teams of six to fifteen', holds: (size: number) => size > 5 && size <= 15 },
	{ name: 'Of larger teams', holds: (size: number) => size > 15 },
	{ name: 'Of no team', holds: (size: number) => size === 0 },
];

/** Whether matching shows some less than others: everybody of the workspace may know. Today is not in it. */
export async function exposureReport(db: Database, who: Person): Promise<ExposureReport> {
	if (isGuest(who)) forbidden('Matches are for the people of the workspace.');
	const to = plusDays(isoDay(now(), 'UTC'), -1);
	const from = plusDays(to, 1 - WINDOW);
	const openings = await openIn(db.read, { from, to });
	const named = (name: string, some: typeof openings): Group => ({
		name,
		people: new Set(some.map(({ id }) => id)),
	});
	const groups = [
		named('All openings', openings),
		named(
			'By whoever has been here for less than 90 days',
			openings.filter(({ byNew }) => byNew),
		),
		named(
			'By whoever has been here for longer',
			openings.filter(({ byNew }) => !byNew),
		),
		...SIZES.map(({ name, holds }) =>
			named(
				name,
				openings.filter(({ size }) => holds(size)),
			),
		),
	];
	const shown = shownTogether(groups);
	const lists = new Map(openings.map(({ id, times }) => [id, times]));
	return {
		...{ from, to },
		groups: shown.map(({ name, people }) => ({
			name,
			openings: people.size,
			lists: Math.round([...people].reduce((sum, id) => sum + (lists.get(id) ?? 0), 0) / people.size),
		})),
		leftOut: shown.length < groups.filter(({ people }) => people.size > 0).length,
	};
}

/** Those that could be asked for in these days, with how often they stood in lists. */
async function openIn(db: Reader, { from, to }: { from: string; to: string }) {
	const times = db
		.select({
			entryId: opportunityShown.entryId,
			times: sql<number>`sum(${opportunityShown.times})`.as('times'),
		})
		.from(opportunityShown)
		.where(between(opportunityShown.day, from, to))
		.groupBy(opportunityShown.entryId)
		.as('shown');
	const size = sql<number>`(SELECT count(*) FROM ${membership} JOIN ${person} AS one ON one.id = ${membership.personId}
		WHERE ${membership.teamId} = ${entry.teamId} AND one.deactivated_at IS NULL)`;
	const rows = await db
		.select({ id: entry.id, times: times.times, size, at: entry.publishedAt, came: person.createdAt })
		.from(opportunity)
		.innerJoin(entry, eq(entry.id, opportunity.entryId))
		.innerJoin(person, eq(person.id, entry.createdBy))
		.leftJoin(times, eq(times.entryId, entry.id))
		.where(
			and(
				isNotNull(entry.publishedAt),
				isNull(entry.removedAt),
				lt(entry.publishedAt, Date.parse(`${plusDays(to, 1)}T00:00Z`)),
				sql`(${opportunity.state} = 'open' OR ${times.times} > 0)`,
			),
		);
	return rows.map(({ id, times: many, size: people, at, came }) => ({
		...{ id, times: many ?? 0, size: people },
		byNew: (at ?? 0) - came < NEW,
	}));
}
