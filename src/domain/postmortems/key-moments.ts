import type { ShownMoment } from './presentation.server.ts';

const FEWEST = 3;
const MOST = 5;

/** The three to five moments that tell it in short: where it turned, then the key ones, then the others in their order. */
export function keyMoments(moments: readonly ShownMoment[]): ShownMoment[] {
	const rank = ({ milestone, key }: ShownMoment) => (milestone !== '' ? 0 : key ? 1 : 2);
	const ranked = [...moments.entries()].sort(([i, one], [k, other]) => rank(one) - rank(other) || i - k);
	const keys = moments.filter((one) => rank(one) < 2).length;
	const chosen = ranked.slice(0, Math.min(MOST, Math.max(FEWEST, keys))).map(([index]) => index);
	return daysKept(moments, new Set(chosen));
}

/** The day that a moment begins stands at the first one that is left of it. */
function daysKept(moments: readonly ShownMoment[], chosen: ReadonlySet<number>): ShownMoment[] {
	let day: string | null = null;
	return moments.flatMap((moment, index) => {
		day = moment.day ?? day;
		if (!chosen.has(index)) return [];
		const shown = { ...moment, day };
		day = null;
		return [shown];
	});
}
