/** Fewer are nearly names. */
export const FEWEST = 5;

/** People who are on a course, in a team or in all of the workspace, and who of them has completed it. */
export interface Group {
	name: string;
	people: ReadonlySet<number>;
}

export interface Share {
	name: string;
	/** How many are on it, and how many of them have completed it. */
	of: number;
	done: number;
}

/**
 * Which groups can be shown beside each other: five people or more, and so that nobody who adds and subtracts what is
 * shown comes to fewer. Those that are shown cut all people into parts that no sum or difference goes below; each part is
 * empty, or has five people or more. A group that would cut off a smaller part is left out, and with it what completes it.
 * @param groups the more telling ones first
 */
export function shownTogether(groups: readonly Group[]): Group[] {
	const shown: Group[] = [];
	for (const group of groups) {
		if (group.people.size >= FEWEST && smallestPart([...shown, group]) >= FEWEST) shown.push(group);
	}
	return shown;
}

/** Of the parts into which these groups cut all who are in any of them. */
function smallestPart(groups: readonly Group[]): number {
	const parts = new Map<string, number>();
	const all = new Set(groups.flatMap(({ people }) => [...people]));
	for (const id of all) {
		const part = groups.map(({ people }) => (people.has(id) ? '1' : '0')).join('');
		parts.set(part, (parts.get(part) ?? 0) + 1);
	}
	return Math.min(...parts.values());
}

export function sharesOf(groups: readonly Group[], done: ReadonlySet<number>): Share[] {
	return shownTogether(groups).map(({ name, people }) => ({
		name,
		of: people.size,
		done: [...people].filter((id) => done.has(id)).length,
	}));
}
