import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { csvLine } from '#lib/files/csv.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person, team } from '../../accounts/tables.server.ts';
import { peopleInside } from '../../accounts/tending.server.ts';
import { reference } from '../../entries/kinds.ts';
import { courseRule, enrolment } from '../tables.server.ts';
import { toOrganise } from './organising.server.ts';
import { plusDays } from './renewing.ts';
import { sharesOf, type Group, type Share } from './shares.ts';

/** What somebody who organises a course is told of who is on it. */
export interface OfPeople {
	/** Of groups alone. */
	shares: Share[];
	/** By name, only where a rule requires the course, and only those who were told so before they began. */
	named: Named[];
}

export interface Named {
	name: string;
	email: string;
	state: 'done' | 'begun' | 'asked';
	dueOn: string | null;
	/** Its day and the days of grace are over. */
	late: boolean;
	completedOn: string | null;
}

export async function peopleOf(db: Database, who: Person, number: number): Promise<OfPeople> {
	const { id } = await toOrganise(db.read, who, number);
	const latest = await latestWays(db.read, id);
	const today = isoDay(now(), who.zone);
	const done = new Set(latest.filter((way) => counts(way, today)).map(({ row }) => row.personId));
	return {
		shares: sharesOf(await groupsOf(db.read, new Set(latest.map(({ row }) => row.personId))), done),
		named: latest.filter(({ required }) => required === true).map((way) => named(way, today)),
	};
}

/** The same, with what the page needs to know of the course. */
export async function organising(
	db: Database,
	who: Person,
	number: number,
): Promise<OfPeople & { title: string }> {
	const { title } = await toOrganise(db.read, who, number);
	return { title, ...(await peopleOf(db, who, number)) };
}

type Way = Awaited<ReturnType<typeof latestWays>>[number];

/** Where everybody who is on it is now: what they left does not count, and what they did before is behind them. */
async function latestWays(db: Reader, entryId: number) {
	const rows = await db
		.select({
			row: enrolment,
			name: person.name,
			email: person.email,
			required: courseRule.required,
			graceDays: courseRule.graceDays,
		})
		.from(enrolment)
		.innerJoin(person, eq(person.id, enrolment.personId))
		.leftJoin(courseRule, and(eq(courseRule.id, enrolment.ruleId), isNull(courseRule.endedAt)))
		.where(and(eq(enrolment.entryId, entryId), isNull(person.deactivatedAt)))
		.orderBy(sql`${person.name} COLLATE NOCASE`, asc(person.id), asc(enrolment.id));
	const latest = new Map(rows.map((way) => [way.row.personId, way]));
	return [...latest.values()].filter(({ row }) => row.state !== 'left');
}

/** Completed; or to be renewed, and not late with it. */
function counts({ row, graceDays }: Way, today: string): boolean {
	return row.state === 'completed' || (row.reason === 'renewal' && !isLate(row, graceDays, today));
}

function isLate({ state, dueOn }: Way['row'], graceDays: number | null, today: string): boolean {
	return state === 'open' && dueOn !== null && plusDays(dueOn, graceDays ?? 0) < today;
}

function named({ row, name, email, graceDays }: Way, today: string): Named {
	return {
		name,
		email,
		state: row.state === 'completed' ? 'done' : row.startedOn === null ? 'asked' : 'begun',
		dueOn: row.dueOn,
		late: isLate(row, graceDays, today),
		completedOn: row.completedOn,
	};
}

/** All of them, and each team with those inside it, the larger first. */
async function groupsOf(db: Reader, people: ReadonlySet<number>): Promise<Group[]> {
	const teams = await db.select({ id: team.id, name: team.name }).from(team).orderBy(asc(team.name));
	const groups: Group[] = [];
	for (const { id, name } of teams) {
		const inside = (await peopleInside(db, id)).filter((one) => people.has(one));
		groups.push({ name, people: new Set(inside) });
	}
	groups.sort((one, other) => other.people.size - one.people.size);
	return [{ name: 'Everybody on it', people }, ...groups];
}

const YES_NO = { true: 'yes', false: 'no' } as const;

/** The same as the page shows, as a table. */
export async function peopleAsCsv(
	db: Database,
	who: Person,
	number: number,
): Promise<{ name: string; text: string }> {
	const { shares, named: list } = await peopleOf(db, who, number);
	const lines = [
		csvLine(['Group', 'On it', 'Completed']),
		...shares.map((one) => csvLine([one.name, one.of, one.done])),
	];
	if (list.length > 0) {
		lines.push(
			csvLine([]),
			csvLine(['Name', 'E-mail', 'State', 'Due', 'Late', 'Completed']),
			...list.map((one) =>
				csvLine([one.name, one.email, one.state, one.dueOn, YES_NO[`${one.late}`], one.completedOn]),
			),
		);
	}
	return { name: `${reference('course', number)}-people.csv`, text: lines.join('') };
}
