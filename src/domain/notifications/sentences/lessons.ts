import { dayIn, first, rest, type Sentence, type Told } from '../sentence.ts';

const toChange = (subject: string) => `/changes/${first(subject)}`;
const toLesson = (subject: string) => `/lessons/${first(subject)}`;
const changeNamed = ({ subject, entry }: Told) => `C\u2011${first(subject)} in ${entry}`;

/** Changes and lessons. */
export const LESSONS_SENTENCES = {
	/** To own a change. Subject: its id. */
	'change-asked': {
		matter: 'changes',
		says: (told) => `${told.by} asks you to look after ${changeNamed(told)}`,
		again: true,
		address: toChange,
	},
	/** For its owner, or the authors where it has none here: what it links to was closed elsewhere. Subject: its id. */
	'change-closed-elsewhere': {
		matter: 'changes',
		says: (told) => `What ${changeNamed(told)} links to was closed. Is it done?`,
		again: true,
		address: toChange,
	},
	/** For its owner. Subject: its id and the day, `101 2026-11-27`. */
	'change-due': {
		matter: 'changes',
		says: (told) => `${changeNamed(told)} is due ${dayIn(rest(told.subject), told)}`,
		address: toChange,
	},
	/** For its owner, or for the authors where it has none here. Subject: its id and that of the check. */
	'check-due': {
		matter: 'changes',
		says: (told) => `${changeNamed(told)} was done a while ago. Did it hold?`,
		address: toChange,
	},
	/** It did not hold: for its owner and the authors. Subject: its id and that of the check. */
	'did-not-hold': {
		matter: 'changes',
		says: (told) => `${told.by} saw that ${changeNamed(told)} did not hold`,
		address: toChange,
	},
	/** How a lesson stands, for its authors. Subject: its id. */
	'lesson-turned': {
		matter: 'changes',
		says: ({ by, subject, entry }) => `${by} said how L\u2011${subject} of ${entry} stands`,
		again: true,
		address: toLesson,
	},
	/** Subject: the id of the lesson, and the line that came with it. */
	'lesson-sent': {
		matter: 'mentions',
		says: ({ by, subject }) =>
			`${by} sends you L\u2011${first(subject)}${rest(subject) === '' ? '' : `: “${rest(subject)}”`}`,
		again: true,
		address: toLesson,
	},
} satisfies Record<string, Sentence>;
