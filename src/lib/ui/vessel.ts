import { jag, polyline, ribbon, rng, type Point, type Random } from './drawing.ts';

/** One crack: nothing is planned against it, a change is planned, or the change is made. */
export type Crack = 'open' | 'planned' | 'mended';
const CRACKS: Record<string, Crack> = { '0': 'open', '1': 'planned', '2': 'mended' };

export interface VesselStroke {
	d: string;
	crack: Crack;
	/** A filled outline; everything else is a line of this width. */
	width: number | 'filled';
}

export interface VesselDrawing {
	rim: number;
	/** The two inner circles, drawn where they can be seen. */
	rings: boolean;
	strokes: VesselStroke[];
	/** Where a planned change is marked by a hollow ring. */
	marks: Point[];
	mended: number;
	total: number;
}

interface Line {
	crack: Crack;
	points: Point[];
	fork: boolean;
}

const CENTRE = 50;
const RADIUS = 46;
const TURN = 6.283;
const FROM_HERE_IT_HAS_DETAIL = 56;

const onRim = (angle: number): Point => [
	CENTRE + RADIUS * Math.cos(angle),
	CENTRE + RADIUS * Math.sin(angle),
];

/**
 * A bowl seen from above in a box of 100 × 100, with one crack for each digit of `cracks`: 0 open,
 * 1 planned, 2 mended. The lines depend on the seed and on how many there are, never on their state,
 * so that a vessel is recognised while it mends.
 */
export function drawVessel(seed: string, cracks: string, size: number): VesselDrawing {
	const states = Array.from(cracks, (digit) => CRACKS[digit] ?? 'open');
	const detailed = size >= FROM_HERE_IT_HAS_DETAIL;
	const random = rng(seed + 'v3');
	const lines = crackLines(random, states, detailed);
	const order: Crack[] = ['open', 'planned', 'mended'];
	lines.sort((a, b) => order.indexOf(a.crack) - order.indexOf(b.crack));
	return {
		rim: detailed ? 140 / size : size < 24 ? 6 : 4,
		rings: detailed,
		strokes: lines.map((line) => stroke(random, line, size)),
		marks: detailed
			? lines.filter((line) => line.crack === 'planned' && !line.fork).map((line) => twoThirds(line.points))
			: [],
		mended: states.filter((state) => state === 'mended').length,
		total: states.length,
	};
}

function crackLines(random: Random, states: readonly Crack[], detailed: boolean): Line[] {
	const count = states.length;
	const towards = random() * 6.28;
	const off = (): number => (count > 1 ? 7 + random() * 7 : 0);
	const impact: Point = [CENTRE + Math.cos(towards) * off(), CENTRE + Math.sin(towards) * off()];
	const start = random() * 6.28;
	const [only] = states;
	if (only && count === 1) {
		const end = start + 2.3 + random() * 1.2;
		const points = jag(random, onRim(start), onRim(end), detailed ? 8 : 4, detailed ? 4 : 5);
		return [{ crack: only, points, fork: false }];
	}
	return states.flatMap((crack, k) => {
		const angle = start + ((k + (random() - 0.5) * 0.45) * TURN) / count;
		const points = jag(random, impact, onRim(angle), detailed ? 7 : 3, detailed ? 3.2 : 4);
		const line: Line = { crack, points, fork: false };
		const middle = points[Math.floor(points.length / 2)];
		if (!detailed || random() <= 0.35 || !middle) return [line];
		const side = angle + (random() > 0.5 ? 1 : -1) * (0.28 + random() * 0.22);
		return [line, { crack, points: jag(random, middle, onRim(side), 5, 2), fork: true }];
	});
}

function stroke(random: Random, { crack, points, fork }: Line, size: number): VesselStroke {
	const mended = crack === 'mended';
	if (size < FROM_HERE_IT_HAS_DETAIL) {
		const width = (size < 24 ? 7 : 5) * (mended ? 1.15 : 0.8);
		return { crack, d: polyline(points), width };
	}
	if (!mended) return { crack, d: polyline(points), width: (fork ? 80 : 116) / size };
	const grow = (112 / size) ** 0.55;
	const d = ribbon(random, points, (fork ? 0.45 : 0.65) * grow, (fork ? 0.9 : 1.45) * grow);
	return { crack, d, width: 'filled' };
}

function twoThirds(points: readonly Point[]): Point {
	return points[Math.floor(points.length * 0.67)] ?? [CENTRE, CENTRE];
}
