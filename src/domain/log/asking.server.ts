import { and, eq, isNull, ne, sql, type SQL } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { membership, person } from '../accounts/tables.server.ts';
import type { PartInRhythm } from './rhythm.ts';
import { rhythmPart } from './tables.server.ts';

/** A window that is open: whose, about which day, in which zone, and since when. */
export interface OpenWindow {
	teamId: number;
	zone: string;
	day: string;
	opens: number;
}

export interface PersonAsked {
	id: number;
	zone: string;
	teamId: number;
	day: string;
	part: PartInRhythm | null;
}

/**
 * Who is asked in these windows: nobody who has answered, passes over that day, is on leave, left out or away for
 * good; and nobody on a holiday of theirs.
 */
export function peopleAsked(db: Reader, windows: readonly OpenWindow[], which?: SQL): Promise<PersonAsked[]> {
	const open = sql`json_each(${JSON.stringify(windows.map(({ teamId, zone, day, opens }) => [teamId, zone, day, opens]))}) AS open`;
	const at = (place: number) => sql`json_extract(open.value, ${`$[${place}]`})`;
	const day = at(2);
	return db
		.select({
			id: person.id,
			zone: person.zone,
			teamId: membership.teamId,
			day: sql<string>`${day}`,
			part: rhythmPart.part,
		})
		.from(membership)
		.innerJoin(open, sql`${membership.teamId} = ${at(0)}`)
		.innerJoin(person, and(eq(person.id, membership.personId), sql`${person.zone} = ${at(1)}`))
		.leftJoin(
			rhythmPart,
			and(eq(rhythmPart.teamId, membership.teamId), eq(rhythmPart.personId, membership.personId)),
		)
		.where(
			and(
				isNull(person.deactivatedAt),
				ne(person.role, 'guest'),
				sql`${rhythmPart.part} IS NOT 'left-out'`,
				isNotHoliday(day),
				isNotAway(day),
				hasNotAnswered(day),
				which,
			),
		);
}

const isNotHoliday = (day: SQL) => sql`NOT EXISTS (
	SELECT 1 FROM holiday WHERE holiday.day = ${day} AND (holiday.team_id IS NULL OR holiday.team_id = ${membership.teamId}))`;

/** On leave, or passing over that day. */
const isNotAway = (day: SQL) => sql`NOT EXISTS (
	SELECT 1 FROM leave WHERE leave.person_id = ${person.id} AND ${day} BETWEEN leave.from_day AND leave.to_day
	UNION ALL
	SELECT 1 FROM skip WHERE skip.person_id = ${person.id} AND skip.team_id = ${membership.teamId} AND skip.day = ${day})`;

/** Whatever somebody logs for the team that day is an answer. */
const hasNotAnswered = (day: SQL) => sql`NOT EXISTS (
	SELECT 1 FROM author JOIN entry ON entry.id = author.entry_id JOIN log_entry ON log_entry.entry_id = entry.id
	WHERE author.person_id = ${person.id} AND entry.team_id = ${membership.teamId} AND log_entry.day = ${day}
		AND entry.published_at IS NOT NULL AND entry.removed_at IS NULL)`;
