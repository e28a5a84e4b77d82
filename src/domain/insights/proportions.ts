/** One chance in twenty that it only looks so. */
const CHANCE = 0.05;
/** Numbers that come out of one table by another order of sums are one and the same. */
const EQUAL = 1e-7;

/**
 * Whether so many of these and so many of those differ by more than chance: Fisher’s exact test, two-sided (Journal of
 * the Royal Statistical Society 98, 1935). It holds for few as well.
 * @param looks how many such comparisons are made at once: the one chance in twenty is shared out among them
 */
export function differs(
	[part, all]: readonly [part: number, all: number],
	[otherPart, otherAll]: readonly [part: number, all: number],
	looks = 1,
): boolean {
	return chanceOf(part, all, otherPart, otherAll) < CHANCE / looks;
}

/** How likely are tables with the same sums that are as unlikely as this one, or more. */
export function chanceOf(part: number, all: number, otherPart: number, otherAll: number): number {
	const parts = part + otherPart;
	const logOf = (here: number) =>
		logChoose(all, here) + logChoose(otherAll, parts - here) - logChoose(all + otherAll, parts);
	const seen = logOf(part);
	let chance = 0;
	for (let here = Math.max(0, parts - otherAll); here <= Math.min(all, parts); here++) {
		const one = logOf(here);
		if (one <= seen + EQUAL) chance += Math.exp(one);
	}
	return Math.min(1, chance);
}

const logChoose = (n: number, k: number) => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

const logFactorials = [0];

function logFactorial(n: number): number {
	for (let next = logFactorials.length; next <= n; next++) {
		logFactorials.push((logFactorials[next - 1] ?? 0) + Math.log(next));
	}
	return logFactorials[n] ?? 0;
}
