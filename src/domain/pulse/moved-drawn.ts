import type { MovedDrawn } from '#lib/ui/charts/drawn.ts';
import { shortName } from './item-words.ts';
import type { Scale } from './pulse.ts';
import type { ItemResult } from './results.ts';

/** How far the items of a round moved, to be drawn: those that are shown now, in the order in which they were asked. */
export function movedDrawn(results: readonly ItemResult[], scale: Scale): MovedDrawn {
	const shown = results.flatMap(({ item, now, before, moved }) =>
		now ? [{ item, now, before: before && before.released, moved }] : [],
	);
	const lowest = Math.min(scale, ...shown.flatMap(({ now, before }) => [now.mean, before?.mean ?? now.mean]));
	const from = Math.max(1, Math.min(scale - 2, Math.floor(lowest)));
	const steps = Array.from({ length: scale - from + 1 }, (_, index) => from + index);
	return {
		...{ from, to: scale },
		ticks: steps.map((at) => ({ at, label: at === scale ? `${at}, agree fully` : String(at) })),
		rows: shown.map(({ item, now, before, moved }) => ({
			name: shortName(item),
			...{ before: before && before.mean, now: now.mean, shown: shownScore(now) },
			better: moved === 'up' ? true : moved === 'down' ? false : null,
		})),
	};
}

/** Steps are a tenth or more: what is behind that says nothing. */
export const shownScore = ({ mean }: { mean: number }): string => mean.toFixed(1);

/** `0.9`; `<1.3` where rounding leaves no more of it than that it is small. */
export function shownSpread({ spread, step }: { spread: number; step: number }): string {
	return spread < step ? `<${step.toFixed(1)}` : spread.toFixed(1);
}

/** What holds for scores that are so far apart as that; null where a tenth is told apart. */
export function alikeWithin(results: readonly ItemResult[]): string | null {
	const step = Math.max(0, ...results.map(({ now }) => now?.step ?? 0));
	if (step < 0.15) return null;
	return `Scores less than ${step.toFixed(1)} apart are not told apart: the fewer answer, the more they are rounded.`;
}
