/** What is known of a sum over people: whole numbers say how often each group of them (of `sizes` people) is in it. */
export interface Sum {
	/** How often each group is in it. */
	times: readonly number[];
	/** Which of the sums that were given it is made of, and how often each. */
	of: ReadonlyMap<number, number>;
}

/** Of so few, every sum and difference is tried. */
const ALL_OF = 7;
const MOST_STEPS = 4;
/** And no more than so many of the smallest go on to the next step. */
const GOING_ON = 400;
/** Elimination takes the third power of how many there are. */
const ELIMINATED = 60;

/**
 * Sums and differences of what is known that are about fewer people than what they were made of: all of them where little is
 * known; else those that are reached by ever smaller steps, and what elimination leaves over.
 */
export function combined(known: readonly (readonly number[])[], sizes: readonly number[]): Sum[] {
	const sums = [
		...(known.length <= ALL_OF ? everySum(known) : smallerAndSmaller(known, sizes)),
		...(known.length <= ELIMINATED ? eliminated(known) : []),
	];
	const seen = new Map<string, Sum>();
	for (const sum of sums) {
		const key = sum.times.join(' ');
		const before = seen.get(key);
		if (sum.times.some((times) => times !== 0) && (!before || before.of.size > sum.of.size))
			seen.set(key, sum);
	}
	return [...seen.values()];
}

function everySum(known: readonly (readonly number[])[]): Sum[] {
	let sums: Sum[] = [{ times: (known[0] ?? []).map(() => 0), of: new Map() }];
	known.forEach((_, index) => {
		sums = sums.flatMap((sum) => [sum, plus(sum, known, index, 1), plus(sum, known, index, -1)]);
	});
	return sums;
}

function plus({ times, of }: Sum, known: readonly (readonly number[])[], index: number, factor: number): Sum {
	return {
		times: times.map((one, at) => one + factor * (known[index]?.[at] ?? 0)),
		of: new Map([...of, [index, (of.get(index) ?? 0) + factor]]),
	};
}

function smallerAndSmaller(known: readonly (readonly number[])[], sizes: readonly number[]): Sum[] {
	const weight = ({ times }: Sum) =>
		times.reduce((sum, one, at) => sum + Math.abs(one) * (sizes[at] ?? 0), 0);
	const found: Sum[] = [];
	let latest = known.map((times, index): Sum => ({ times, of: new Map([[index, 1]]) }));
	for (let step = 0; step < MOST_STEPS && latest.length > 0; step++) {
		found.push(...latest);
		latest = latest.flatMap((sum) =>
			known.flatMap((_, index) =>
				sum.of.has(index)
					? []
					: [plus(sum, known, index, -1), plus(sum, known, index, 1)].filter(
							(next) => weight(next) < weight(sum),
						),
			),
		);
		if (latest.length > GOING_ON) {
			latest = latest.sort((one, other) => weight(one) - weight(other)).slice(0, GOING_ON);
		}
	}
	return found;
}

/** Gauss and Jordan, in whole numbers, so that nothing is lost to rounding: each row that is left, and what it was made of. */
function eliminated(known: readonly (readonly number[])[]): Sum[] {
	const width = known[0]?.length ?? 0;
	let rows = known.map((times, index) => [
		...times.map(BigInt),
		...known.map((_, other) => (other === index ? 1n : 0n)),
	]);
	let done = 0;
	for (let column = 0; column < width && done < rows.length; column++) {
		const at = rows.findIndex((row, index) => index >= done && row[column] !== 0n);
		const pivot = rows[at];
		if (!pivot) continue;
		rows[at] = rows[done] ?? pivot;
		rows[done] = pivot;
		rows = rows.map((row, index) => (index === done ? row : without(row, pivot, column)));
		done++;
	}
	return rows.map((row) => ({
		times: row.slice(0, width).map(Number),
		of: new Map(
			row.slice(width).flatMap((times, index) => (times === 0n ? [] : [[index, Number(times)] as const])),
		),
	}));
}

function without(row: readonly bigint[], pivot: readonly bigint[], column: number): bigint[] {
	const [own = 0n, its = 0n] = [row[column], pivot[column]];
	if (own === 0n) return [...row];
	const next = row.map((one, at) => one * its - (pivot[at] ?? 0n) * own);
	const common = next.reduce(commonDivisor, 0n);
	return common > 1n ? next.map((one) => one / common) : next;
}

function commonDivisor(one: bigint, other: bigint): bigint {
	let [a, b] = [one < 0n ? -one : one, other < 0n ? -other : other];
	while (b !== 0n) [a, b] = [b, a % b];
	return a;
}
