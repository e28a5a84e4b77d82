import { isoDay, monthName } from '#lib/dates.ts';
import type { Glaze } from '../accounts/person.ts';

export interface Shelved {
	number: number;
	title: string;
	cracks: string;
	glaze: Glaze | null;
	/** Whether it is among what the filters leave; the others are dimmed. */
	fits: boolean;
}
export interface Month {
	/** `2026-11` */
	month: string;
	/** `Nov`, or `Jan 2025` where the year is another one. */
	label: string;
	vessels: Shelved[];
}

const SHELF = 1072;
const VESSEL = 34 + 4;
const BETWEEN_MONTHS = 20;
const LABEL = 28;
const LABEL_WITH_YEAR = 56;

/**
 * The newest by month, oldest month first, as many as stand beside each other on the widest shelf.
 * @param newest newest first
 */
export function shelve(
	newest: readonly (Shelved & { happenedAt: number })[],
	zone: string,
	now: number,
): Month[] {
	const thisYear = isoDay(now, zone).slice(0, 4);
	const months: Month[] = [];
	let room = SHELF;
	for (const { happenedAt, ...vessel } of newest) {
		const month = isoDay(happenedAt, zone).slice(0, 7);
		let open = months[0];
		if (open?.month !== month) {
			const year = month.slice(0, 4);
			const label = monthName(happenedAt, zone) + (year === thisYear ? '' : ` ${year}`);
			open = { month, label, vessels: [] };
			room -= BETWEEN_MONTHS + Math.max(0, (year === thisYear ? LABEL : LABEL_WITH_YEAR) - VESSEL);
			if (room < VESSEL) break;
			months.unshift(open);
		}
		room -= VESSEL;
		if (room < 0) break;
		open.vessels.unshift(vessel);
	}
	return months;
}
