import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jag, polyline, ribbon, rng, type Point } from './drawing.ts';
import { drawTile } from './tile.ts';
import { drawVessel } from './vessel.ts';

const cracks = fc.string({ unit: fc.constantFrom('0', '1', '2'), maxLength: 9 });
const numbers = (d: string): number[] =>
	Array.from(d.matchAll(/-?\d+(\.\d+)?/g), ([digits]) => Number(digits));

describe('the lines', () => {
	it('come out the same for the same seed, and differ for another', () => {
		const three = (seed: string): number[] => {
			const random = rng(seed);
			return [random(), random(), random()];
		};
		expect(three('142')).toEqual(three('142'));
		expect(three('142')).not.toEqual(three('143'));
		expect(three('142').every((value) => value >= 0 && value < 1)).toBe(true);
	});

	it('begin and end where they were asked to', () => {
		const [from, to]: [Point, Point] = [
			[50, 50],
			[96, 50],
		];
		const points = jag(rng('a'), from, to, 7, 3);
		expect(points).toHaveLength(8);
		expect(points[0]).toEqual(from);
		expect(points.at(-1)).toEqual(to);
	});

	it('survive two points that are the same', () => {
		const points = jag(rng('a'), [5, 5], [5, 5], 4, 3);
		expect(polyline(points)).not.toContain('NaN');
		expect(ribbon(rng('a'), points, 1, 2)).not.toContain('NaN');
	});
});

describe('a vessel', () => {
	it('is whole where nothing contributed', () => {
		expect(drawVessel('142', '', 72)).toMatchObject({
			strokes: [],
			marks: [],
			mended: 0,
			total: 0,
			rings: true,
		});
	});

	it('is drawn the same on the server and in the browser', () => {
		expect(drawVessel('142', '0122', 112)).toEqual(drawVessel('142', '0122', 112));
	});

	it('keeps its face while it mends: only what a line is made of changes', () => {
		const open = drawVessel('142', '0000', 28).strokes.map((stroke) => stroke.d);
		const half = drawVessel('142', '0220', 28).strokes.map((stroke) => stroke.d);
		expect(half.toSorted()).toEqual(open.toSorted());
	});

	it('has a crack for each factor and counts the mended ones, at every size and for every id', () => {
		fc.assert(
			fc.property(fc.string(), cracks, fc.integer({ min: 12, max: 240 }), (seed, digits, size) => {
				const drawing = drawVessel(seed, digits, size);
				const mended = Array.from(digits).filter((digit) => digit === '2').length;
				expect(drawing).toMatchObject({ mended, total: digits.length });
				expect(drawing.strokes.length).toBeGreaterThanOrEqual(digits.length);
				if (size < 56) expect(drawing.strokes).toHaveLength(digits.length);
				for (const { d } of drawing.strokes) {
					expect(d).not.toContain('NaN');
					expect(numbers(d).every((value) => value > -5 && value < 105)).toBe(true);
				}
			}),
		);
	});

	it('lays gold over grey, and marks a planned change only where it can be seen', () => {
		const order = drawVessel('142', '2010', 28).strokes.map((stroke) => stroke.crack);
		expect(order).toEqual(['open', 'open', 'planned', 'mended']);
		expect(drawVessel('142', '2010', 28).marks).toHaveLength(0);
		expect(drawVessel('142', '2010', 112).marks).toHaveLength(1);
	});
});

describe('a mended tile', () => {
	it('breaks into two shards that share one edge', () => {
		const { left, right, seam } = drawTile('142');
		const edge = seam.slice(1);
		expect(left).toContain(edge);
		expect(right).toContain(edge);
	});
});
