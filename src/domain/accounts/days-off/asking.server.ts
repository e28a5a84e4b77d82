import { sql, type SQL } from 'drizzle-orm';
import { membership, person } from '../tables.server.ts';
import { holiday, leave } from './tables.server.ts';

/**
 * Whether the person of a row is left alone on that day of theirs: on leave, or on a holiday of everybody or of a team of
 * theirs. For queries in which `person` stands.
 */
export function isOff(day: string): SQL<number> {
	return sql<number>`(EXISTS (
		SELECT 1 FROM ${leave} WHERE ${leave.personId} = ${person.id} AND ${day} BETWEEN ${leave.fromDay} AND ${leave.toDay}
	) OR EXISTS (
		SELECT 1 FROM ${holiday} WHERE ${holiday.day} = ${day} AND (${holiday.teamId} IS NULL OR EXISTS (
			SELECT 1 FROM ${membership} WHERE ${membership.personId} = ${person.id} AND ${membership.teamId} = ${holiday.teamId}))
	))`;
}
