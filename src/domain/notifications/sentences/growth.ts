import { dayIn, first, rest, type Sentence } from '../sentence.ts';

/** Goals, talks and skills. */
export const GROWTH_SENTENCES = {
	/** A list was brought in which they stand: whether it is so is theirs to say. */
	'skills-proposed': {
		matter: 'growth',
		says: ({ by }) => `${by} asks whether some skills are yours`,
		again: true,
		inboxOnly: true,
		place: () => '/growth/profile#proposed',
	},
	/** For whoever wants to be asked. Subject: the id of the goal, and the day on which it was last heard of. */
	'goal-silent': {
		matter: 'growth',
		says: () => 'You wanted to be asked: how does your goal go?',
		address: (subject) => `/growth/goals/${first(subject)}#notes`,
	},
	/** For the other of the two. Subject: the id of their talks. */
	'talks-begun': {
		matter: 'growth',
		says: ({ by }) => `${by} would like to talk with you regularly about where they want to grow`,
		again: true,
		address: (subject) => `/growth/talks/${subject}`,
	},
	'talks-ended': {
		matter: 'growth',
		says: ({ by }) => `${by} ended your regular talk`,
		inboxOnly: true,
		again: true,
		address: (subject) => `/growth/talks/${subject}`,
	},
	/** For each of the two, by the other. Subject: the id of their talks and the day, `12 2026-11-27`. */
	'talk-soon': {
		matter: 'growth',
		says: (told) => `Your talk with ${told.by} is on ${dayIn(rest(told.subject), told)}`,
		address: (subject) => `/growth/talks/${first(subject)}`,
	},
} satisfies Record<string, Sentence>;
