import { encode } from 'uqr';

/** What a telephone reads from a screen, as one path of an SVG whose unit is a module. */
export function qrCode(text: string): { size: number; path: string } {
	const { size, data } = encode(text, { ecc: 'M', border: 4 });
	const path = data
		.flatMap((row, y) => [...runsOf(row)].map(([from, length]) => `M${from} ${y}h${length}v1h-${length}z`))
		.join('');
	return { size, path };
}

/** Where dark modules stand side by side, and how many. */
function* runsOf(row: readonly boolean[]): Generator<[from: number, length: number]> {
	for (let x = 0; x < row.length;) {
		if (!row[x]) {
			x += 1;
			continue;
		}
		const from = x;
		while (row[x]) x += 1;
		yield [from, x - from];
	}
}
