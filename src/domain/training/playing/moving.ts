/** An order after one of its parts was moved a place up or down: `2 up`, for whoever has no script. */
export function moved(order: readonly number[], move: string): number[] {
	const [at = NaN, by] = [Number(move.split(' ')[0]), move.endsWith('up') ? -1 : 1];
	const found = [...order];
	const [one] = found.splice(at, 1);
	if (one !== undefined) found.splice(Math.max(at + by, 0), 0, one);
	return found;
}
