const WORDS: Record<string, string> = {
	summary: 'the summary',
	impact: 'the impact',
	feltBy: 'who felt it',
	narrative: 'the narrative',
	timeline: 'the timeline',
	factors: 'the contributing factors',
	wentWell: 'what went well',
	wasHard: 'what was hard',
	gotLucky: 'where we got lucky',
	lessons: 'the lessons',
	changes: 'the changes',
};

/** `the narrative and the timeline`, from the fields of a post-mortem; null where there is none. */
export function placesOf(fields: readonly string[]): string | null {
	const places = fields.flatMap((field) => WORDS[field] ?? []);
	return places.length === 0 ? null : new Intl.ListFormat('en').format(places);
}
