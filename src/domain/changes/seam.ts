import { jag, polyline, ribbon, rng } from '#lib/ui/drawing.ts';

/** A stretch of the golden thread, in a box of 16 × 100 that is stretched to the next step. */
export interface SeamDrawing {
	/** To be filled: how gold flows. */
	gold: string;
	/** To be stroked: the part that is not mended. */
	crack: string;
}

const MIDDLE = 8;

/** It begins and ends in the middle, so that one stretch joins the next whatever their faces are. */
export function drawStretch(seed: string): SeamDrawing {
	const random = rng(seed);
	const from = [MIDDLE, 0] as const;
	const to = [MIDDLE, 100] as const;
	return {
		gold: ribbon(random, jag(random, from, to, 7, 0.9), 0.7, 1.5),
		crack: polyline(jag(random, from, to, 9, 2.2)),
	};
}
