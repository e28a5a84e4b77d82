/** What the whole came to, beside the headline. */
export interface Totals {
	incidents: { written: number; of: number };
	lessons: number;
	changes: { made: number; of: number };
	stories: number;
}

/** In the order of the page; `of` only where it says more. */
export function totalsShown(totals: Totals): { name: string; number: number; of: number | null }[] {
	const { incidents, lessons, changes, stories } = totals;
	const ofMore = (number: number, of: number) => (of > number ? of : null);
	return [
		{ name: 'Incidents written up', number: incidents.written, of: ofMore(incidents.written, incidents.of) },
		{ name: 'Lessons', number: lessons, of: null },
		{ name: 'Changes made', number: changes.made, of: ofMore(changes.made, changes.of) },
		{ name: 'Stories told', number: stories, of: null },
	];
}

export const TOTALS_COMPUTED = [
	'Incidents are those that happened in this time, or were published in it where no day is written down. “Of” adds the drafts you may see for which the workspace expects a post-mortem, and nobody said that none is needed.',
	'Lessons and changes are those of everything published in this time; changes that were dropped are left out. Stories are those told in it. With a severity, lessons and changes are those of such post-mortems alone.',
	'Everything is counted within what you may read: others may see other numbers.',
];
