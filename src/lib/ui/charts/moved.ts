import { between } from './axis.ts';
import type { MovedDrawn } from './drawn.ts';
import { widthOf } from './letters.ts';

/** At either side of the scale, for the numbers beside its ends. */
export const SIDE = 44;

export interface MovedRow {
	before: number | null;
	now: number;
	way: 'better' | 'worse' | 'unsaid';
	/** On which side of its dot the number stands: the one it moved to. */
	side: 'left' | 'right';
}

export function layMoved({ from, to, rows }: MovedDrawn): MovedRow[] {
	const at = between(from, to);
	return rows.map(({ before, now, better }) => ({
		before: before === null ? null : at(before),
		now: at(now),
		way: better === null ? 'unsaid' : better ? 'better' : 'worse',
		side: before !== null && at(now) < at(before) ? 'left' : 'right',
	}));
}

/** Whether the longest number has room at the sides of the scale. */
export const hasRoom = ({ rows }: MovedDrawn): boolean =>
	rows.every(({ shown }) => widthOf(shown, 12) <= SIDE - 12);
