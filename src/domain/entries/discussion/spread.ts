export const GAP = 24;

/**
 * Where notes stand beside a text: each at its words where there is room, else below the one before it.
 * @param wanted where each would stand, in any order, and how tall it is
 * @returns a top for each, in the order given
 */
export function spread(wanted: readonly { top: number; height: number }[], gap: number = GAP): number[] {
	const tops: number[] = wanted.map(({ top }) => top);
	const order = wanted.map((_, index) => index).sort((a, b) => (tops[a] ?? 0) - (tops[b] ?? 0) || a - b);
	let free = -Infinity;
	for (const index of order) {
		const top = Math.max(tops[index] ?? 0, free);
		tops[index] = top;
		free = top + (wanted[index]?.height ?? 0) + gap;
	}
	return tops;
}
