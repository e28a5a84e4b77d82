/** A first try of one person. */
export interface FirstTry {
	item: string;
	person: number;
	right: boolean;
}

export interface Difficulty {
	item: string;
	people: number;
	/** In per cent, of those who were right at once. */
	right: number;
}

export const FEWEST = 5;

/**
 * How hard each item is, from the first tries in the order in which they were made. People are counted in whole
 * groups of five: between two looks a share changes by five people or not at all, so that nobody's answer can be read
 * off the difference.
 */
export function difficulties(tries: readonly FirstTry[]): Difficulty[] {
	const byItem = Map.groupBy(tries, ({ item }) => item);
	return [...byItem].flatMap(([item, all]) => {
		const once = [...Map.groupBy(all, ({ person }) => person).values()].flatMap(([first]) => first ?? []);
		const people = Math.floor(once.length / FEWEST) * FEWEST;
		const right = once.slice(0, people).filter((one) => one.right).length;
		return people < FEWEST ? [] : [{ item, people, right: Math.round((right / people) * 100) }];
	});
}
