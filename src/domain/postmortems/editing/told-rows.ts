import { moments, type Moment } from '../moments.ts';
import { isBlank } from './rows.ts';
import type { Typed } from './typed.ts';
import { readClock, timesOf } from './wall-clock.ts';

/** The rows of a timeline as its readers will see them. */
export interface ToldRow {
	/** Of the five times, those that no row tells of and that come before this one. */
	before: Moment[];
	/** None for a row that is only offered. */
	told: Moment | undefined;
}

/** @param shownIn the zone of the clock */
export function toldRows(
	typed: Pick<Typed, 'timeline' | 'times' | 'zone'>,
	shownIn: string,
	now: number,
): ToldRow[] {
	const rows: ToldRow[] = typed.timeline.map(() => ({ before: [], told: undefined }));
	const written = typed.timeline.flatMap((row, index) => (isBlank.moment(row) ? [] : [{ row, index }]));
	const events = written.map(({ row }) => ({
		...row,
		id: undefined,
		at: readClock(row.at, typed.zone).at,
	}));
	let waiting: Moment[] = [];
	for (const told of moments(events, timesOf(typed), shownIn, now)) {
		const row = told.event === null ? undefined : rows[written[told.event]?.index ?? -1];
		if (!row) waiting.push(told);
		else {
			Object.assign(row, { before: waiting, told });
			waiting = [];
		}
	}
	// After everything that is written comes the row that is offered at the end.
	rows.at(-1)?.before.push(...waiting);
	return rows;
}
