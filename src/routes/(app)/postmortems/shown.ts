import type { LibraryPage, LibraryRow } from '#domain/postmortems/library.server.ts';
import { shortDay } from '#lib/dates.ts';

export type ShownRow = LibraryRow & {
	/** `12 Aug`, in the reader's zone. */
	day: string;
};
export interface ShownPage extends Omit<LibraryPage, 'rows'> {
	rows: ShownRow[];
}

export function shown({ rows, groups, next }: LibraryPage, zone: string, now: number): ShownPage {
	return {
		rows: rows.map((row) => ({
			...row,
			day: row.happenedAt === null ? 'no date' : shortDay(row.happenedAt, zone, now),
		})),
		groups,
		next,
	};
}
