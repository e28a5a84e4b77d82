import { clockTime } from '#lib/dates.ts';
import type { Strip } from './strip.ts';

/** Where a moment stands on it, with what is not yet at its right. */
const NOW = 0.64;

/**
 * The way of an incident as it was known at a moment: nothing of what came later is in it, neither how long it went
 * on nor how high the line rose.
 * @returns null where there was nothing to draw by then
 */
export function stripUntil(strip: Strip, at: number, zone: string): Strip | null {
	if (at <= strip.from) return null;
	const known = Math.min((at - strip.from) / (strip.to - strip.from), 1);
	const across = (x: number) => (x / known) * NOW;
	const milestones = strip.milestones
		.filter((one) => one.at <= at)
		.map((one) => ({ ...one, x: across(one.x) }));
	const curve = curveUntil(strip.curve, known, across);
	if (milestones.length === 0 && curve === null) return null;
	const told = milestones.map(({ label, time }) => `${label.toLowerCase()} at ${time}`).join(', ');
	const line = curve === null ? '' : `${curve.label} until ${clockTime(at, zone)}. `;
	return {
		from: strip.from,
		to: strip.from + (at - strip.from) / NOW,
		milestones,
		moments: strip.moments.filter((x) => x <= known).map(across),
		curve,
		sentence: `${line}${told === '' ? '' : `Known so far: ${told}. `}What came later is not drawn.`,
	};
}

function curveUntil(curve: Strip['curve'], known: number, across: (x: number) => number): Strip['curve'] {
	const points = curve?.points.filter(({ x }) => x <= known) ?? [];
	if (!curve || points.length < 2) return null;
	const highest = Math.max(...points.map(({ y }) => y), ...curve.levels.map(({ y }) => y));
	if (highest <= 0) return null;
	const up = (y: number) => y / highest / 1.05;
	return {
		label: curve.label,
		points: points.map(({ x, y }) => ({ x: across(x), y: up(y) })),
		levels: curve.levels.map(({ label, y }) => ({ label, y: up(y) })),
	};
}
