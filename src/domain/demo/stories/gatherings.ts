import { atLeastOnce } from './at-least-once.ts';
import { database } from './database.ts';
import { drop } from './drop.ts';
import { hire } from './hire.ts';
import { inventedCustomer } from './invented-customer.ts';
import { prototype } from './prototype.ts';
import { refund } from './refund.ts';
import { reorg } from './reorg.ts';
import { restore } from './restore.ts';
import { shout } from './shout.ts';
import type { WrittenStory } from './telling.ts';
import type { Week } from '#domain/stories/shelves/shelf.ts';

export interface OnShelf {
	story: WrittenStory;
	week: Week;
	note: string;
}

/** What a newcomer reads first, arranged by Noor. */
export const WELCOME_BOOKS: readonly OnShelf[] = [
	{ story: database, week: 1, note: 'Begin here: whoever leads us goes first, and is wrong twice.' },
	{ story: inventedCustomer, week: 1, note: 'Before you meet the people whom we plan for.' },
	{ story: restore, week: 1, note: 'Why two people drink coffee in front of a console on Thursdays.' },
	{ story: shout, week: 4, note: 'By now you have been stuck once. So has everybody.' },
	{
		story: hire,
		week: 4,
		note: 'For the day on which you are asked to join a conversation with a candidate.',
	},
	{ story: drop, week: 12, note: 'When you begin to tidy.' },
];

/** A line of Freya's failure CV; years count back from this one. */
export interface FailedOnce {
	yearsAgo: number;
	text: string;
	learned: string;
	story?: WrittenStory;
}

export const FAILURES: readonly FailedOnce[] = [
	{
		yearsAgo: 0,
		text: 'Promised the board a date that I had asked nobody about. We missed it by eleven weeks.',
		learned: 'A date is somebody else’s work. I ask first, and say whose answer it is.',
	},
	{
		yearsAgo: 0,
		text: 'Announced a reorganisation on a Friday and took a train.',
		learned: 'People fill a silent weekend with the worst version.',
		story: reorg,
	},
	{
		yearsAgo: 2,
		text: 'Took on four people in one month and met two of them for the first time in their third week.',
		learned: 'One newcomer at a time has a whole team. Four have each other.',
	},
	{
		yearsAgo: 4,
		text: 'Chose the same database again, with a process around it.',
		learned: 'Whoever made the first decision must not write the criteria for the second.',
		story: database,
	},
	{
		yearsAgo: 8,
		text: 'Was not made lead of a team that I took to be mine. I did not speak to the one who was for a month.',
		learned: 'The reasons had stood in two years of feedback. I had filed it.',
	},
	{
		yearsAgo: 11,
		text: 'Founded a company for sharing tools among neighbours. It had eleven neighbours.',
		learned: 'We had asked everybody whether they would lend, and nobody whether they would borrow.',
	},
	{
		yearsAgo: 14,
		text: 'Left a doctorate in its fourth year, with two chapters.',
		learned: 'Ask what the days are like, and not what it is called at the end.',
	},
];

/** An evening: `ago` counts working days, and is negative for what is still to come. */
export interface WrittenGathering {
	kind: 'talks' | 'reading';
	by: string;
	title: string;
	about: string;
	ago: number;
	/** On the clock of whoever planned it. */
	at: string;
	lasts: number;
	place: string;
	questions: string[];
	/** Told by its author; or, with the key of a post-mortem, read together. */
	parts: { story?: WrittenStory; postmortem?: string; title?: string; by?: string; minutes: number }[];
}

export const EVENINGS: readonly WrittenGathering[] = [
	{
		kind: 'talks',
		by: 'noor',
		title: 'Forty seconds a slide',
		about:
			'Four people, ten slides each or none at all. Nothing is recorded. Whoever has not told one yet sits in front, since one hears better there.',
		ago: -9,
		at: '16:30',
		lasts: 60,
		place: 'The kitchen in Lisbon, and the link in the invitation',
		questions: [
			'Which moment did you recognise?',
			'What would you have to see, in your own work, to notice this in time?',
		],
		parts: [
			{ title: 'Welcome, and what is not taken outside', by: 'noor', minutes: 5 },
			{ story: atLeastOnce, minutes: 7 },
			{ story: refund, minutes: 10 },
			{ story: prototype, minutes: 10 },
			{ title: 'The fan that I fixed', by: 'hiroshi', minutes: 7 },
			{ title: 'In threes: what did you recognise?', minutes: 20 },
		],
	},
	{
		kind: 'reading',
		by: 'ines',
		title: 'The certificate, read from the other end',
		about:
			'We read the long one together, from the factors back to the first line. Bring a sentence that you did not understand.',
		ago: -4,
		at: '12:30',
		lasts: 45,
		place: 'The reading corner, and by video',
		questions: [
			'Which sentence could have been written a year before it happened?',
			'Where is one of our own checks asked by the thing it is meant to check?',
			'What do the people at the night desk see that nobody else does?',
		],
		parts: [{ postmortem: 'certificate', minutes: 30 }],
	},
];

/** The post-mortem of this month, chosen by Noor. */
export const OF_THE_MONTH = {
	postmortem: 'certificate',
	by: 'noor',
	why: 'For its second factor: an inventory that came from the tool it was meant to check. You have one of those, too.',
};
