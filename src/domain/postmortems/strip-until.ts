import { clockTime, DAY, MINUTE, shortDay } from '#lib/dates.ts';
import type { Strip } from './strip.ts';

/** Where that moment stands on it, with what is not yet at its right. */
const NOW = 0.64;
/** So much of the time since it began is drawn before it: the whole strip has as much at the least. */
const BEFORE = 0.07;

/**
 * The way of an incident as it was known at a moment: nothing of what came later is in it, neither how long it went
 * on nor how high the line rose.
 * @returns null where there was nothing to draw by then
 */
export function stripUntil(strip: Strip, at: number, zone: string): Strip | null {
	const timeOf = (x: number) => strip.from + x * (strip.to - strip.from);
	const milestones = strip.milestones.filter((one) => one.at <= at);
	const moments = strip.moments.map(timeOf).filter((moment) => moment <= at);
	const began = milestones[0]?.at ?? moments[0];
	if (began === undefined || at - began < MINUTE) return null;
	const span = at - began;
	const from = began - span * BEFORE;
	const across = (time: number) => ((time - from) / (at - from)) * NOW;
	const told = (time: number) => (span > 1.5 * DAY ? shortDay(time, zone, at) : clockTime(time, zone));
	const known = milestones.map((one) => ({ ...one, time: told(one.at), x: across(one.at) }));
	const curve = curveUntil(strip.curve, (x) =>
		timeOf(x) < from || timeOf(x) > at ? null : across(timeOf(x)),
	);
	const words = known.map(({ label, time }) => `${label.toLowerCase()} at ${time}`).join(', ');
	const line = curve === null ? '' : `${curve.label} until ${clockTime(at, zone)}. `;
	return {
		from,
		to: from + (at - from) / NOW,
		milestones: known,
		moments: moments.filter((moment) => moment >= from).map(across),
		curve,
		sentence: `${line}${words === '' ? '' : `Known so far: ${words}. `}What came later is not drawn.`,
	};
}

function curveUntil(curve: Strip['curve'], across: (x: number) => number | null): Strip['curve'] {
	const points = (curve?.points ?? []).flatMap(({ x, y }) => {
		const there = across(x);
		return there === null ? [] : [{ x: there, y }];
	});
	if (!curve || points.length < 2) return null;
	const highest = Math.max(...points.map(({ y }) => y), ...curve.levels.map(({ y }) => y));
	if (highest <= 0) return null;
	const up = (y: number) => y / highest / 1.05;
	return {
		label: curve.label,
		points: points.map(({ x, y }) => ({ x, y: up(y) })),
		levels: curve.levels.map(({ label, y }) => ({ label, y: up(y) })),
	};
}
