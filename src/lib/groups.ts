import { DAY, isoDay } from './dates.ts';

/** Fewer are nearly names. */
export const FEWEST = 5;

/** People of whom something is told together. */
export interface Group {
	name: string;
	people: ReadonlySet<number>;
}

/** From so many on, a group has finer steps. */
const MANY = 20;
const COARSE = ['none or few', 'about half', 'most or all'] as const;
const FIFTHS = [
	'none or fewer than a fifth',
	'between one and two fifths',
	'about half',
	'between three and four fifths',
	'all or more than four fifths',
] as const;

/**
 * How much of a group, in steps each of which two numbers or more lead to. The first holds none and the last holds all:
 * either of them, said as such, would tell of each person in the group.
 */
export function stepOf(done: number, of: number): string {
	if (of >= MANY) return FIFTHS[Math.min(4, Math.floor((5 * done) / of))] ?? FIFTHS[4];
	const share = done / of;
	return share < 0.3 ? COARSE[0] : share <= 0.7 ? COARSE[1] : COARSE[2];
}

/** Where the middle of a step lies, from 0, none, to 1, all. */
export function placeOfStep(step: string): number {
	const coarse = COARSE.findIndex((one) => one === step);
	if (coarse >= 0) return (coarse + 0.5) / COARSE.length;
	return (FIFTHS.findIndex((one) => one === step) + 0.5) / FIFTHS.length;
}

/** The first Monday that UTC milliseconds count from: their day 0 was a Thursday. */
const MONDAY = 4 * DAY;

/**
 * What is shown is how it stood when the last week ended, so that looking twice in a week tells nothing of what changed in
 * between. Teams are as they are now: whoever changes theirs takes along what they did.
 */
export function shownAsOf(at: number): string {
	return isoDay(at - ((at - MONDAY) % (7 * DAY)) - DAY, 'UTC');
}

/**
 * Which groups can be shown beside each other: five people or more, and so that nobody who adds and subtracts what is
 * shown comes to fewer. Those that are shown cut all people into parts that no sum or difference goes below; each part is
 * empty, or has five people or more. A group that would cut off a smaller part is left out, and with it what completes it.
 * @param groups the more telling ones first
 */
export function shownTogether(groups: readonly Group[]): Group[] {
	const shown: Group[] = [];
	/** Into which part each person was cut by what is shown so far. */
	const partOf = new Map<number, number>();
	const sizes = new Map<number, number>();
	let last = 0;
	for (const group of groups) {
		const cut = Map.groupBy(group.people, (id) => partOf.get(id) ?? null);
		const isLarge = [...cut].every(([part, { length }]) => {
			const left = part === null ? 0 : (sizes.get(part) ?? 0) - length;
			return length >= FEWEST && (left === 0 || left >= FEWEST);
		});
		if (group.people.size < FEWEST || !isLarge) continue;
		shown.push(group);
		for (const [part, people] of cut) {
			if (part !== null) sizes.set(part, (sizes.get(part) ?? 0) - people.length);
			sizes.set(++last, people.length);
			for (const id of people) partOf.set(id, last);
		}
	}
	return shown;
}
