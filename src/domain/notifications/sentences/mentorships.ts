import { first, rest, type Sentence } from '../sentence.ts';

/** What somebody would like of another, after their name: by what it would be, and what they would be in it. */
export const ASKS: Readonly<Record<string, string>> = {
	'mentoring learner': 'asks whether you would mentor them',
	'mentoring mentor': 'offers to mentor you',
	'pairing learner': 'would like to pair with you',
	'pairing mentor': 'would like to pair with you',
	'shadowing learner': 'would like to shadow you',
	'shadowing mentor': 'offers that you shadow them',
};

const place = (subject: string) => `/growth/mentorships/${first(subject)}`;

const ANSWERS: Readonly<Record<string, string>> = {
	agreed: 'says yes to what you asked. It begins',
	declined: 'answered what you asked: not this time',
	waiting: 'has no place yet for what you asked, and would like to once there is one',
};

/** Between two who learn with each other. Subject: its id, and what more there is to say. */
export const MENTORSHIP_SENTENCES = {
	/** Subject: `12 mentoring learner`. */
	'mentorship-asked': {
		matter: 'growth',
		says: ({ by, subject }) => `${by} ${ASKS[rest(subject)] ?? 'asks you something'}`,
		place,
	},
	/** For whoever waited. */
	'mentorship-place': {
		matter: 'growth',
		says: () => 'There is a place for what you wait for, and whom you asked has heard',
		again: true,
		place,
	},
	/** Subject: `12 agreed`. */
	'mentorship-answered': {
		matter: 'growth',
		says: ({ by, subject }) => `${by} ${ANSWERS[rest(subject)] ?? 'answered'}`,
		again: true,
		place,
	},
	'mentorship-change-asked': {
		matter: 'growth',
		says: ({ by }) => `${by} would like to change what you two agreed on`,
		again: true,
		place: (subject) => `${place(subject)}#change`,
	},
	/** Subject: `12 yes`. */
	'mentorship-change-answered': {
		matter: 'growth',
		says: ({ by, subject }) =>
			rest(subject) === 'yes'
				? `${by} agrees to what you would like to change`
				: `${by} would rather leave what you two agreed on as it is`,
		again: true,
		place,
	},
	/** Nobody waits for it. */
	'mentorship-notes': {
		matter: 'growth',
		says: ({ by }) => `${by} wrote in the notes of you two`,
		inboxOnly: true,
		again: true,
		place: (subject) => `${place(subject)}#notes`,
	},
	/** Subject: `12 mid`. */
	'mentorship-check': {
		matter: 'growth',
		says: ({ subject }) =>
			rest(subject) === 'mid'
				? 'You are half-way in what two of you agreed on. How does it go?'
				: 'It is the last day of what two of you agreed on. How did it go?',
		again: true,
		place: (subject) => `${place(subject)}#check`,
	},
	/** Without a reason, and nobody asks for one. */
	'mentorship-ended': {
		matter: 'growth',
		says: ({ by }) => `${by} has ended what you two agreed on. What you wrote stays yours`,
		place,
	},
	'mentorship-closed': {
		matter: 'growth',
		says: ({ by }) => `${by} closed what you two agreed on. What do you take from it?`,
		place: (subject) => `${place(subject)}#learned`,
	},
	/** The other has left the workspace. */
	'mentorship-left': {
		matter: 'growth',
		says: ({ by }) => `${by} has left, and what was between you two is closed`,
		place,
	},
	/** Its last day was long ago. */
	'mentorship-time': {
		matter: 'growth',
		says: () => 'What two of you agreed on was long over, and is closed. What do you take from it?',
		place: (subject) => `${place(subject)}#learned`,
	},
} satisfies Record<string, Sentence>;
