import { dayIn, type Sentence } from '../sentence.ts';

/** On the page of the entry, or on one below it: `/board?card=…#comment-12`. */
const inThread = (subject: string) => (/^(?:\/|$)/.test(subject) ? subject : `#${subject}`);

/** What is said about an entry, who is asked about it, and when it is expected. */
export const ENTRIES_SENTENCES = {
	/** Subject: the id of the comment on the page, so that changing the comment tells nobody again. */
	mention: {
		matter: 'mentions',
		says: ({ by, entry }) => `${by} mentioned you in ${entry}`,
		place: inThread,
	},
	/** Subject: the id of the thread on the page; further replies in it are one line. */
	reply: {
		matter: 'replies',
		says: ({ by, entry }) => `${by} replied in ${entry}`,
		again: true,
		place: inThread,
	},
	/** For the authors, once for each thread. Subject: its id on the page. */
	comment: { matter: 'replies', says: ({ by, entry }) => `${by} left a note in ${entry}`, place: inThread },
	'review-asked': {
		matter: 'reviews',
		says: ({ by, entry }) => `${by} asks for your review of ${entry}`,
		again: true,
	},
	'review-answered': {
		matter: 'reviews',
		says: ({ by, entry }) => `${by} answered your review request for ${entry}`,
		again: true,
	},
	'facilitator-asked': {
		matter: 'reviews',
		says: ({ by, entry }) => `${by} asks you to facilitate ${entry}`,
		again: true,
	},
	'facilitator-answered': {
		matter: 'reviews',
		says: ({ by, entry }) => `${by} answered about facilitating ${entry}`,
		again: true,
	},
	/** For the authors: whoever was asked has left, and somebody else can be. */
	'part-ended': {
		matter: 'reviews',
		says: ({ entry }) => `Somebody who was asked about ${entry} has left; ask somebody else`,
		again: true,
		place: () => '/review',
	},
	/** To say what they saw: the one thing that is told of an entry which they may not read. */
	'account-asked': {
		matter: 'reviews',
		says: ({ by, entry }) => `${by} asks what you saw of ${entry}`,
		again: true,
		place: () => '/what-i-saw',
	},
	/** For the authors. Subject: the id of whoever said so; another sentence of theirs is no news. */
	'changed-something': {
		matter: 'thanks',
		says: ({ by, entry }) => `${by} said that ${entry} changed something`,
		place: () => '#thanks',
	},
	/** For those who are asked to come. Subject: the id of the meeting; another time makes it new again. */
	'meeting-planned': {
		matter: 'reviews',
		says: ({ by, entry }) => `${by} asks you to the meeting about ${entry}`,
		place: () => '/meeting',
	},
	/** For the authors. Subject: the day, `2026-11-27`, on which ideas had rested. */
	'ideas-ripe': {
		matter: 'reviews',
		says: ({ entry }) => `Ideas that were parked in ${entry} have rested`,
		place: () => '/meeting#ideas',
	},
	/** Subject of both: the day, `2026-11-24`. */
	'expected-soon': {
		matter: 'reviews',
		says: (told) => `${told.entry} is expected by ${dayIn(told.subject, told)}`,
	},
	'expected-day': {
		matter: 'reviews',
		says: (told) => `${dayIn(told.subject, told)} is the day for ${told.entry}`,
	},
} satisfies Record<string, Sentence>;
