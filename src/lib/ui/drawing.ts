/*
 * The lines of the design as pure functions of a seed: the server and the browser draw the same, and
 * each thing keeps its own face for ever. Nothing here knows of colours; see tokens.css.
 */

export type Point = readonly [x: number, y: number];
export type Random = () => number;

/** Mulberry32, seeded with the FNV-1a hash of a text. */
export function rng(seed: string): Random {
	let state = 2166136261;
	for (const letter of seed) state = Math.imul(state ^ letter.charCodeAt(0), 16777619);
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

/** A jagged line between two points: it drifts sideways and always comes back to its end. */
export function jag(random: Random, from: Point, to: Point, segments: number, amplitude: number): Point[] {
	const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
	const length = Math.hypot(dx, dy) || 1;
	const points: Point[] = [from];
	let drift = 0;
	for (let k = 1; k < segments; k++) {
		const along = (k + (random() - 0.5) * 0.5) / segments;
		drift = drift * 0.45 + (random() - 0.5) * 2 * amplitude;
		points.push([from[0] + dx * along - (dy / length) * drift, from[1] + dy * along + (dx / length) * drift]);
	}
	points.push(to);
	return points;
}

const short = (value: number): string => value.toFixed(1).replace(/\.0$/, '');

/** The `d` of an SVG path through these points. */
export function polyline(points: readonly Point[]): string {
	return 'M' + points.map(([x, y]) => `${short(x)} ${short(y)}`).join('L');
}

/** The outline of a line of uneven width, to be filled: how gold flows in a crack. */
export function ribbon(random: Random, points: readonly Point[], thinnest: number, widest: number): string {
	const left: Point[] = [];
	const right: Point[] = [];
	points.forEach((point, k) => {
		const before = points[Math.max(0, k - 1)] ?? point;
		const after = points[Math.min(points.length - 1, k + 1)] ?? point;
		const [dx, dy] = [after[0] - before[0], after[1] - before[1]];
		const length = Math.hypot(dx, dy) || 1;
		const width = thinnest + random() * (widest - thinnest);
		left.push([point[0] - (dy / length) * width, point[1] + (dx / length) * width]);
		right.unshift([point[0] + (dy / length) * width, point[1] - (dx / length) * width]);
	});
	return polyline([...left, ...right]) + 'Z';
}
