import { isoDay } from '#lib/dates.ts';
import { csvLine } from '#lib/files/csv.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { shownAsOf } from '#lib/groups.ts';
import { groupsOf } from '../../accounts/groups.server.ts';
import type { Person } from '../../accounts/person.ts';
import { reference } from '../../entries/kinds.ts';
import { toOrganise } from './organising.server.ts';
import { isNamed } from './naming.ts';
import { plusDays } from './renewing.ts';
import { sharesOf, WHY_STEPS, type Share } from './shares.ts';
import { asItStood, latestWays, waysThrough, type Way } from './ways.server.ts';

/** What somebody who organises a course is told of who is on it. */
export interface OfPeople {
	/** Of groups alone, as it stood at the end of this day. */
	asOf: string;
	shares: Share[];
	/** Whether a rule requires the course: those who were told so long enough ago are here by name. */
	required: boolean;
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
	/** It was not required yet when they did. */
	before: boolean;
}

export async function peopleOf(db: Database, who: Person, number: number): Promise<OfPeople> {
	const { id } = await toOrganise(db.read, who, number);
	const ways = await waysThrough(db.read, id);
	const today = isoDay(now(), who.zone);
	const asOf = shownAsOf(now());
	const then = latestWays(ways.flatMap((way) => asItStood(way, asOf) ?? []));
	const done = new Set(then.filter((way) => counts(way, asOf)).map(({ row }) => row.personId));
	const latest = latestWays(ways);
	return {
		asOf,
		shares: sharesOf(
			await groupsOf(db.read, 'Everybody on it', new Set(then.map(({ row }) => row.personId))),
			done,
		),
		required: latest.some(({ required }) => required === true),
		named: latest
			.filter(({ required, row }) => isNamed({ required, toldOn: row.toldOn }, today))
			.map((way) => named(way, today)),
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

/** Completed; or to be renewed, and not late with it. */
function counts({ row, graceDays }: Way, today: string): boolean {
	return row.state === 'completed' || (row.reason === 'renewal' && !isLate(row, graceDays, today));
}

function isLate({ state, dueOn }: Way['row'], graceDays: number | null, today: string): boolean {
	return state === 'open' && dueOn !== null && plusDays(dueOn, graceDays ?? 0) < today;
}

function named({ row, name, email, graceDays, madeAt }: Way, today: string): Named {
	return {
		name,
		email,
		state: row.state === 'completed' ? 'done' : row.startedOn === null ? 'asked' : 'begun',
		dueOn: row.dueOn,
		late: isLate(row, graceDays, today),
		completedOn: row.completedOn,
		before: row.completedOn !== null && madeAt !== null && row.completedOn < isoDay(madeAt, 'UTC'),
	};
}

const YES_NO = { true: 'yes', false: 'no' } as const;

/** The same as the page shows, as a table. */
export async function peopleAsCsv(
	db: Database,
	who: Person,
	number: number,
): Promise<{ name: string; text: string }> {
	const { asOf, shares, named: list } = await peopleOf(db, who, number);
	const lines = [
		csvLine(['Group', 'On it', 'Completed', 'As of']),
		...shares.map((one) => csvLine([one.name, one.of, one.completed, asOf])),
		csvLine([WHY_STEPS]),
	];
	if (list.length > 0) {
		lines.push(
			csvLine([]),
			csvLine(['Name', 'E-mail', 'State', 'Due', 'Late', 'Completed', 'Before it was required']),
			...list.map((one) =>
				csvLine([
					...[one.name, one.email, one.state, one.dueOn],
					...[YES_NO[`${one.late}`], one.completedOn, YES_NO[`${one.before}`]],
				]),
			),
		);
	}
	return { name: `${reference('course', number)}-people.csv`, text: lines.join('') };
}
