import { shownTogether, stepOf, type Group } from '#lib/groups.ts';

export interface Share {
	name: string;
	/** How many are on it. */
	of: number;
	/** How many of them have completed it, in words: see `stepOf`. */
	completed: string;
}

/** For the page, and for whoever takes it out as a table. */
export const WHY_STEPS =
	'Shares come in steps and change once a week, on Mondays, so that neither a number nor a second look tells of one person.';

/** @param done who of them has completed it */
export function sharesOf(groups: readonly Group[], done: ReadonlySet<number>): Share[] {
	return shownTogether(groups).map(({ name, people }) => ({
		name,
		of: people.size,
		completed: stepOf([...people].filter((id) => done.has(id)).length, people.size),
	}));
}
