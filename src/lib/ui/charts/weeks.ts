import { endOf } from './axis.ts';
import type { WeeksDrawn } from './drawn.ts';

/** The longest bar, in pixels. */
export const TALL = 24;
/** Of one where others have hundreds; and of none, so that a quiet week is seen as one. */
const LEAST = 2;
const NONE = 1;
/** For one of few, so that one lesson does not look like a great many. */
const MOST_FOR_ONE = 2.6;
/** Of its column. */
const WIDE = 0.57;

export interface WeekRow {
	/** Bars, none, and the ends of bars that are cut, each in a box of 1000 times `TALL`. */
	bars: string;
	none: string;
	cut: string;
}

export interface WeeksLaid {
	rows: WeekRow[];
	/** Bars that are longer than can be drawn, in words; empty for none. */
	cut: string;
}

/** A chart of a few weeks has room for more, so that a bar is no block. */
export const slotsOf = (columns: number): number => Math.max(12, columns);

/** All rows are on one scale. */
export function layWeeks({ columns, rows }: WeeksDrawn): WeeksLaid {
	const all = rows.flatMap(({ counts }) => counts.slice(0, columns.length));
	const end = endOf(all.filter((count) => count > 0));
	const perOne = end > 0 ? Math.min(MOST_FOR_ONE, TALL / end) : 0;
	const beyond = all.filter((count) => count > end);
	return {
		rows: rows.map(({ counts }) => rowOf(counts, columns.length, perOne, end)),
		cut: cutIn(beyond),
	};
}

function rowOf(counts: readonly number[], columns: number, perOne: number, end: number): WeekRow {
	const row = { bars: '', none: '', cut: '' };
	const column = 1000 / slotsOf(columns);
	for (let k = 0; k < columns; k++) {
		const count = counts[k] ?? 0;
		const height = count > 0 ? Math.min(TALL, Math.max(LEAST, count * perOne)) : NONE;
		const bar = `M${short(k * column)} ${TALL}v-${short(height)}h${short(column * WIDE)}v${short(height)}z`;
		if (count > 0) row.bars += bar;
		else row.none += bar;
		if (count > end) row.cut += `M${short(k * column - column * 0.1)} 7l${short(column * 0.77)} -4`;
	}
	return row;
}

function cutIn(beyond: readonly number[]): string {
	if (beyond.length === 0) return '';
	const far = Math.max(...beyond).toLocaleString('en');
	return beyond.length === 1
		? `One bar is cut short: it stands for ${far}.`
		: `${beyond.length} bars are cut short: the longest stands for ${far}.`;
}

const short = (value: number): string => value.toFixed(1).replace(/\.0$/, '');
