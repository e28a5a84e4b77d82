/** How many letters have to be changed, left out, put in or swapped to make one word of the other. */
export function edits(one: string, other: string): number {
	const width = other.length + 1;
	let before: number[] = [];
	let row = Array.from({ length: width }, (_, index) => index);
	for (let i = 1; i <= one.length; i++) {
		const next = [i];
		for (let j = 1; j < width; j++) {
			const same = one[i - 1] === other[j - 1];
			const cheapest = Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + (same ? 0 : 1));
			const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
			next.push(swapped ? Math.min(cheapest, at(before, j - 2) + 1) : cheapest);
		}
		before = row;
		row = next;
	}
	return at(row, other.length);
}

function at(row: readonly number[], index: number): number {
	return row[index] ?? Infinity;
}
