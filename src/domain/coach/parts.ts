/** What a section is for: each has its own manners. */
export type Part = 'timeline' | 'actions' | 'lessons' | 'praise' | 'narrative' | null;

const NAMES: [RegExp, Part][] = [
	[/went well|lucky|luck\b|thank|kudos|acknowledge?ment|worked well|what helped|appreciat/i, 'praise'],
	[/went (?:wrong|badly|poorly)|didn.t go|not go|went less|could have gone|difficult/i, 'narrative'],
	[
		/time ?line|chronolog|sequence of events|course of events|incident log|\bwhat happened when\b/i,
		'timeline',
	],
	[
		/\bactions?\b|to-?do\b|next steps?|follow[- ]?ups?|remediation|remedia|improvements?\b|prevent|corrective|recommend|moving forward|going forward|mitigations? plan|what changes|\bchanges to make\b|\btasks\b|future work|\bplan\b|what will we|what we will|what are we/i,
		'actions',
	],
	[/lessons?|learn(?:ed|t|ings?|ing)?\b|take-?aways?|retrospective|reflections?/i, 'lessons'],
	[
		/summary|impact|background|context|cause|factors?|what happened|detection|response|resolution|identified|overview|analysis|description|why\b|repaired/i,
		'narrative',
	],
];

/** null where the name says nothing. */
export function partNamed(name: string): Part {
	return NAMES.find(([words]) => words.test(name))?.[1] ?? null;
}

/** Of headings, the outermost first, the innermost one that says something decides. */
export function partOf(headings: readonly string[]): Exclude<Part, null> {
	for (const name of headings.toReversed()) {
		const part = partNamed(name);
		if (part) return part;
	}
	return 'narrative';
}
