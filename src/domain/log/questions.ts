/** Always asked, and first. */
export const FIRST = ['What did we learn?', 'How will it affect what we do next?'] as const;

/**
 * The bank that every team starts with: curious, blameless, to be answered in a sentence. None asks who did what,
 * how much, or how well.
 */
export const BUILT_IN = [
	'What surprised you?',
	'What do you believe less than you did last week?',
	'What did you nearly miss, and what made you look?',
	'What worked better than it had any right to?',
	'Which assumption turned out to be one?',
	'What did you have to look up, and where was it?',
	'Where did you wait, and for what?',
	'What did somebody outside the team show you?',
	'What would you tell whoever does this next?',
	'Which word did two of us use for different things?',
	'What was easier than we feared?',
	'What did you stop doing, and did anybody notice?',
	'Which question are you still carrying?',
	'What did a customer or a user teach you?',
	'What did the machine tell us that we could not hear before?',
	'Which small thing would make next week lighter?',
	'What did you try that did not work, and what does that rule out?',
	'What do you know now that should be written down somewhere?',
	'When did help come, and how did it find you?',
	'What did we do by habit that deserves a second look?',
	'What changed your mind?',
	'Where did our tools fit the work badly?',
] as const;
