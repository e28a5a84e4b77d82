import { logarithmic, type Axis } from './axis.ts';
import type { SpreadDrawn } from './drawn.ts';
import { MOST_POINTS } from './many.ts';

/** Ticks of one row, in pixels from its middle. */
export const TICK = 6;

export interface SpreadTick {
	x: number;
	said: string;
	href?: string;
}

export interface SpreadRow {
	/** Each by itself, from the shortest to the longest … */
	ticks: SpreadTick[];
	/** … or, of more than can be told apart, one path in a box of 1000 times 2 × `TICK`. */
	many: string;
	quartiles: readonly [number, number, number] | null;
}

export interface SpreadLaid {
	rows: SpreadRow[];
	ticks: Axis['ticks'];
}

export function laySpread({ rows, ticks }: SpreadDrawn): SpreadLaid {
	const isMany = rows.reduce((sum, { values, total }) => sum + (total ?? values.length), 0) > MOST_POINTS;
	const axis = logarithmic(
		rows.flatMap(({ values }) => values.map(({ value }) => value)),
		ticks,
	);
	return {
		ticks: axis.ticks,
		rows: rows.map(({ values, quartiles }) => ({
			ticks: isMany ? [] : sorted(values).map(({ value, said, href }) => ({ x: axis.at(value), said, href })),
			many: isMany ? pathOf(values.map(({ value }) => axis.at(value))) : '',
			quartiles: quartiles && [axis.at(quartiles[0]), axis.at(quartiles[1]), axis.at(quartiles[2])],
		})),
	};
}

const sorted = <Value extends { value: number }>(values: readonly Value[]): Value[] =>
	values.toSorted((a, b) => a.value - b.value);

/** Those at one place of a thousand are one tick: no more could be seen. */
function pathOf(shares: readonly number[]): string {
	const places = new Set(shares.map((share) => Math.round(share * 1000)));
	return [...places]
		.sort((a, b) => a - b)
		.map((place) => `M${place} 0v${2 * TICK}`)
		.join('');
}
