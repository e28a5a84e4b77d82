import { clockTime, DAY, duration, shortDay } from '#lib/dates.ts';
import { counted, sentenceCase } from '#lib/numbers.ts';
import type { TimelineEvent } from './postmortem.ts';
import type { Series } from './series.ts';
import { MILESTONE_NAMES, MILESTONES, wholeDuration, type Milestone, type Times } from './times.ts';

/** The way of an incident over time, ready to be drawn: across and up are shares of 1. */
export interface Strip {
	from: number;
	to: number;
	milestones: { name: Milestone; label: string; time: string; at: number; x: number }[];
	/** Where something is told to have happened. */
	moments: number[];
	curve: { label: string; points: { x: number; y: number }[]; levels: { label: string; y: number }[] } | null;
	/** Told to those who do not see it. */
	sentence: string;
}

const BEFORE = 0.07;
const AFTER = 0.13;

/** @returns null where fewer than two different times are known: there is no way between them */
export function strip(
	times: Times,
	events: readonly Pick<TimelineEvent, 'at'>[],
	series: Series | null,
	zone: string,
): Strip | null {
	const known = MILESTONES.flatMap((name) => {
		const at = times[name];
		return at === null ? [] : [{ name, at }];
	});
	const moments = events.flatMap(({ at }) => (at === null ? [] : [at]));
	const ends = known.length > 1 ? known.map(({ at }) => at) : [...known.map(({ at }) => at), ...moments];
	const [first, last] = [Math.min(...ends), Math.max(...ends)];
	if (!Number.isFinite(first) || first === last) return null;
	const from = first - (last - first) * BEFORE;
	const to = last + (last - first) * AFTER;
	/** Of a few days, the day says more than the hour. */
	const told = (at: number) => (last - first > 1.5 * DAY ? shortDay(at, zone, at) : clockTime(at, zone));
	const across = (at: number) => (at - from) / (to - from);
	const within = moments.filter((at) => at >= from && at <= to);
	return {
		from,
		to,
		milestones: known
			.map(({ name, at }) => ({
				name,
				label: MILESTONE_NAMES[name],
				time: told(at),
				at,
				x: across(at),
			}))
			.sort((a, b) => a.at - b.at),
		moments: within.map(across),
		curve: series && curveOf(series, from, to),
		sentence: sentence(times, known, moments.length - within.length, series, told),
	};
}

function curveOf({ label, points, levels }: Series, from: number, to: number): Strip['curve'] {
	const seen = points.filter(({ at }) => at >= from && at <= to);
	const top = Math.max(...seen.map(({ value }) => value), ...levels.map(({ value }) => value)) * 1.05;
	const low = Math.min(0, ...seen.map(({ value }) => value));
	if (seen.length < 2 || top <= low) return null;
	const up = (value: number) => (value - low) / (top - low);
	return {
		label,
		points: seen.map(({ at, value }) => ({ x: (at - from) / (to - from), y: up(value) })),
		levels: levels.map((level) => ({ label: `${level.label} ${level.written}`, y: up(level.value) })),
	};
}

function sentence(
	times: Times,
	known: readonly { name: Milestone; at: number }[],
	outside: number,
	series: Series | null,
	told: (at: number) => string,
): string {
	const whole = wholeDuration(times);
	const parts = known.map(({ name, at }) => `${MILESTONE_NAMES[name].toLowerCase()} at ${told(at)}`);
	const list = parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts.join('');
	const way = `${sentenceCase(list)}${whole === null ? '' : `, ${duration(whole)} in all`}.`;
	const highest = series ? Math.max(...series.points.map(({ value }) => value)) : 0;
	const curve = series ? ` ${series.label}: at the most ${highest}${series.unit}.` : '';
	const lie = outside === 1 ? 'lies' : 'lie';
	const rest = outside > 0 ? ` ${sentenceCase(counted(outside, 'moment'))} ${lie} outside of it.` : '';
	return `${parts.length === 0 ? 'The moments over time.' : way}${curve}${rest}`;
}

/** Where a word stands beside its line, and how many rows above the lowest. */
export interface LabelPlace {
	side: 'after' | 'before';
	row: number;
}

const LETTER = 6.6;
const GAP = 5;
/** Into the margin, at the right end. */
const OVER = 16;

/**
 * Places words along a line of that width, so that none lies on another or on the mark of another. A
 * mark reaches up to its word's row: where marks are close, the earlier ones go higher. A word for which
 * there is no room on either side runs over the right end: no row would help it.
 */
export function placeLabels(marks: readonly { x: number; label: string }[], width: number): LabelPlace[] {
	const placed: (LabelPlace & { from: number })[] = [];
	for (const [index, { x, label }] of [...marks.entries()].reverse()) {
		const at = x * width;
		const wide = label.length * LETTER + GAP;
		const end = at + wide;
		const right = (row: number) =>
			Math.min(...placed.filter((one) => one.row >= row).map(({ from }) => from));
		const left = (marks[index - 1]?.x ?? 0) * width;
		const roomy = end <= Math.min(right(0), width + OVER);
		if (!roomy && at - wide >= left && at <= right(0)) {
			placed.unshift({ side: 'before', row: 0, from: at - wide });
			continue;
		}
		let row = 0;
		while (end > right(row)) row++;
		placed.unshift({ side: 'after', row, from: at });
	}
	return placed.map(({ side, row }) => ({ side, row }));
}

/** Which of the times below a line have room, from the first on; the last one always stands. */
export function placeTimes(marks: readonly { x: number }[], width: number): boolean[] {
	const wide = 38;
	const last = marks.at(-1)?.x ?? 0;
	let end = -Infinity;
	return marks.map(({ x }, index) => {
		const room = (x - end) * width >= wide && (index === marks.length - 1 || (last - x) * width >= wide);
		const shown = room || (index === marks.length - 1 && x - end > 0);
		if (shown) end = x;
		return shown;
	});
}
