import { scaleLinear, scaleLog } from 'd3-scale';

/*
 * An axis that always holds what is drawn: numbers in, shares of its length out, between 0 and 1 and never NaN.
 */

export interface Axis {
	/** Where a value lies, as a share of the axis. What is above the end lies at the end. */
	at: (value: number) => number;
	ticks: { at: number; label: string }[];
	/** The value at its end. */
	top: number;
	/** It ends before the largest values do: they are drawn at its end as something else, and it is said. */
	isCut: boolean;
}

const finite = (value: number, otherwise = 0) => (Number.isFinite(value) ? value : otherwise);
const within = (share: number) => Math.min(1, Math.max(0, finite(share)));

/** One in twenty may be left beyond the end of an axis, and one in any case. */
const BEYOND = 0.05;
/** … where the largest of them would press all others into the lowest third. */
const FAR = 3;
/** So little is nought, on an axis that begins there. */
const NOTHING = 1e-6;
/** Of fewer values, none is far from the others. */
const FEWEST = 4;

/** Where the axis has to end so that most values can be told apart. */
export function endOf(values: readonly number[]): number {
	const sorted = values.filter((value) => value >= 0 && Number.isFinite(value)).sort((a, b) => a - b);
	const largest = sorted.at(-1) ?? 0;
	if (sorted.length < FEWEST) return largest;
	const beyond = Math.max(1, Math.floor(sorted.length * BEYOND));
	const others = sorted[sorted.length - 1 - beyond] ?? 0;
	return others > 0 && largest > FAR * others ? others : largest;
}

/** From nought, with about so many lines; its end is where most values can be told apart, or the one that is given. */
export function linear(values: readonly number[], lines = 4, end = endOf(values)): Axis {
	const isFlat = !(end > NOTHING);
	const scale = scaleLinear([0, isFlat ? 1 : end], [0, 1]).nice(lines);
	const top = scale.domain()[1] ?? 1;
	const ticks = isFlat ? [0, 1] : scale.ticks(lines);
	return {
		at: (value) => within(scale(value)),
		ticks: ticks.map((value) => ({ at: within(scale(value)), label: shortNumber(value) })),
		top,
		isCut: values.some((value) => value > top),
	};
}

/** From the first of the values to the last, each of which has its name; for values that are far apart in size. */
export function logarithmic(
	values: readonly number[],
	named: readonly { at: number; label: string }[],
): Axis {
	const ticks = named.filter(({ at }) => at > 0 && Number.isFinite(at)).sort((a, b) => a.at - b.at);
	const known = values.filter((value) => value > 0 && Number.isFinite(value));
	const from = ticks[0]?.at ?? Math.min(...known, 1);
	const to = known.reduce((most, value) => Math.max(most, value), ticks.at(-1)?.at ?? from);
	const scale = scaleLog([from, to > from ? to : from * 10], [0, 1]).clamp(true);
	const at = (value: number) => (value > from ? within(scale(value)) : 0);
	return {
		at,
		ticks: ticks.map(({ at: value, label }) => ({ at: at(value), label })),
		top: to,
		isCut: false,
	};
}

/** Between two numbers, either of which may be the larger. */
export function between(from: number, to: number): (value: number) => number {
	if (from === to) return () => 0.5;
	const scale = scaleLinear([from, to], [0, 1]).clamp(true);
	return (value) => within(scale(value));
}

const short = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });
/** `0`, `2.5`, `250K` */
export const shortNumber = (value: number): string => short.format(value);
