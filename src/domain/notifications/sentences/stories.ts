import { dayIn, first, rest, type Sentence } from '../sentence.ts';

/** Stories, with a name and without one. */
export const STORIES_SENTENCES = {
	/** A story speaks of them. It is told of a draft as well, which they may not read. */
	'story-consent': {
		matter: 'stories',
		says: ({ by, entry }) => `${by} speaks of you in ${entry}, and asks whether that is all right`,
		again: true,
		place: () => '/consent',
	},
	/** A story that everybody here may read speaks of them, and its author would show it elsewhere. */
	'story-elsewhere': {
		matter: 'stories',
		says: ({ by, entry }) =>
			`${by} asks whether people elsewhere may read ${entry}, too, with what it says of you`,
		again: true,
		place: () => '/consent',
	},
	/** For its authors. Subject: the id of whoever answered. */
	'story-consent-answered': {
		matter: 'stories',
		says: ({ by, entry }) => `${by} answered whether ${entry} may speak of them`,
		again: true,
		place: () => '/publish',
	},
	/** For its authors. Subject: the id of the question. */
	'story-asked': {
		matter: 'stories',
		says: ({ by, entry }) => `${by} asks you something about ${entry}`,
		place: (subject) => `#question-${subject}`,
	},
	/** For whoever asked. Subject: the id of the question. */
	'story-question-answered': {
		matter: 'stories',
		says: ({ entry }) => `Your question about ${entry} is answered`,
		place: (subject) => `#question-${subject}`,
	},
	'story-question-declined': {
		matter: 'stories',
		says: ({ entry }) => `Your question about ${entry} stays open: its author passes it over`,
		place: (subject) => `#question-${subject}`,
	},
	/** For its authors, on the day that they named. Subject: the id of the commitment and the day, `12 2026-11-27`. */
	'story-report': {
		matter: 'stories',
		says: (told) =>
			`You said that you would report back on ${told.entry} on ${dayIn(rest(told.subject), told)}`,
		place: (subject) => `#commitment-${first(subject)}`,
	},
	/** For its authors. Subject: its last day, `2026-11-27`. */
	'story-over': {
		matter: 'stories',
		says: ({ entry }) => `The day that you chose for ${entry} is over: it is a draft again`,
	},
	/** For those who look through them. Subject: the day that was drawn for them, `2026-11-27`. */
	'unsigned-waiting': {
		matter: 'stories',
		says: () => 'Stories that were told without a name wait to be looked through',
		place: () => '/stories/unsigned/waiting',
	},
} satisfies Record<string, Sentence>;
