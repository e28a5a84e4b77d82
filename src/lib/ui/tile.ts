import { jag, polyline, rng } from './drawing.ts';

export interface TileDrawing {
	left: string;
	right: string;
	seam: string;
	branch: string;
}

/** A surface broken in two, in a box of 100 × 100 that is stretched over the text. */
export function drawTile(seed: string, splitAt = 56): TileDrawing {
	const random = rng(seed);
	const points = jag(random, [splitAt + 3, -1], [splitAt - 5, 101], 9, 2.4);
	const forkAt = points[5] ?? [splitAt, 50];
	const branch = jag(random, forkAt, [splitAt - 14, 101], 4, 1.2);
	const along = polyline(points).slice(1);
	return {
		left: `M-1 -1L${along}L-1 101Z`,
		right: `M101 -1L${along}L101 101Z`,
		seam: polyline(points),
		branch: polyline(branch),
	};
}
