import { diffArrays } from 'diff';

/** What is read line by line: what stands beside it, such as a time, and what it says. */
export interface Row {
	label: string;
	text: string;
}

/** Two places that hold the same row, in one version or in both. */
export interface Pair {
	before: number | null;
	after: number | null;
}

// From here on, looking at every pair costs more than it tells: rows are paired by their place.
const MOST_PAIRS = 40_000;
const ALIKE = 0.4;
const SAME_LABEL = 0.2;

/** The same for the same row. */
export const key = ({ label, text }: Row): string => `${label}\n${text}`;

/**
 * Which row became which, in the order in which both are read. Rows that are the same hold on to each
 * other; between those, rows that share enough of their words are one row that changed.
 */
export function pairRows(before: readonly Row[], after: readonly Row[]): Pair[] {
	const pairs: Pair[] = [];
	let gone: number[] = [];
	let come: number[] = [];
	let [b, a] = [0, 0];
	const flush = () => {
		pairs.push(...pairBetween(before, after, gone, come));
		gone = [];
		come = [];
	};
	for (const { added, removed, count } of diffArrays(before.map(key), after.map(key))) {
		for (let k = 0; k < count; k++) {
			if (removed) gone.push(b++);
			else if (added) come.push(a++);
			else {
				flush();
				pairs.push({ before: b++, after: a++ });
			}
		}
	}
	flush();
	return pairs;
}

function pairBetween(
	before: readonly Row[],
	after: readonly Row[],
	gone: readonly number[],
	come: readonly number[],
): Pair[] {
	const partners = partnersOf(before, after, gone, come);
	const taken = new Set(partners.values());
	const pairs: Pair[] = [];
	let next = 0;
	for (const row of come) {
		// What went stands before what came after it.
		const partner = partners.get(row);
		while (partner !== undefined && next < gone.length && (gone[next] ?? 0) <= partner) {
			const old = gone[next++] ?? 0;
			if (!taken.has(old)) pairs.push({ before: old, after: null });
		}
		pairs.push({ before: partner ?? null, after: row });
	}
	for (const old of gone.slice(next)) if (!taken.has(old)) pairs.push({ before: old, after: null });
	return pairs;
}

/** For rows that came, the row that went and is most like it. */
function partnersOf(
	before: readonly Row[],
	after: readonly Row[],
	gone: readonly number[],
	come: readonly number[],
): Map<number, number> {
	const partners = new Map<number, number>();
	if (gone.length * come.length > MOST_PAIRS) {
		if (gone.length === come.length) come.forEach((row, k) => partners.set(row, gone[k] ?? 0));
		return partners;
	}
	const words = (rows: readonly Row[], at: number) =>
		new Set((rows[at]?.text ?? '').toLowerCase().match(/[\p{L}\p{N}]+/gu));
	const old = new Map(gone.map((at) => [at, words(before, at)]));
	const candidates = come.flatMap((row) => {
		const mine = words(after, row);
		return gone.map((at) => ({
			row,
			at,
			likeness:
				likeness(mine, old.get(at) ?? new Set()) + (sameLabel(before[at], after[row]) ? SAME_LABEL : 0),
		}));
	});
	const free = new Set(gone);
	candidates.sort((x, y) => y.likeness - x.likeness || x.row - y.row || x.at - y.at);
	for (const { row, at, likeness: alike } of candidates) {
		if (alike < ALIKE || partners.has(row) || !free.delete(at)) continue;
		partners.set(row, at);
	}
	return partners;
}

/** Dice's measure over their words: 1 for the same ones, 0 for none in common. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	if (a.size + b.size === 0) return 1;
	let shared = 0;
	for (const word of a) if (b.has(word)) shared++;
	return (2 * shared) / (a.size + b.size);
}

function sameLabel(a: Row | undefined, b: Row | undefined): boolean {
	return a !== undefined && a.label !== '' && a.label === b?.label;
}
